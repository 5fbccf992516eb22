"""A publication as a file. Each maker gives the same bytes for the same edition."""

from collections.abc import Callable

from jurisdictions.assessments.publishing.edition.pieces import Edition
from jurisdictions.assessments.publishing.exports.as_json import as_json
from jurisdictions.assessments.publishing.exports.as_pdf import as_pdf
from jurisdictions.assessments.publishing.exports.as_word import as_word
from jurisdictions.assessments.publishing.words import Format

MAKERS: dict[str, Callable[[Edition], bytes]] = {
    Format.PDF: as_pdf,
    Format.WORD: as_word,
    Format.JSON: as_json,
}
TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.JSON: "application/json",
}
