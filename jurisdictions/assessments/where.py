"""The address at which each part of an assessment is filled in, or read once nobody fills it in."""

from django.urls import reverse

from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment

# Rows that are long or many have a page each; the page of their section lists them.
BY_THE_PAGE = ("instrument", "provision", "legalfinding", "source", "citation", "impact")
NEW = "new"


def address(assessment: Assessment, section: str, anchor: str) -> str:
    """The place of something; `anchor` is the path of a text, a row or a kind of row."""
    kind, _colon, rest = anchor.partition(":")
    if kind == "machinedraft" and rest:
        return reverse("assessments:drafts", args=[assessment.reference]) + f"#draft-{rest}"
    if not assessment.is_open:
        return read_address(assessment, section, anchor)
    if kind in BY_THE_PAGE and kind in questionnaire(assessment.template_id).sections[section].rows:
        return row_address(assessment, section, kind, rest)
    page = reverse("assessments:section", args=[assessment.reference, section])
    return f"{page}#{target(anchor)}" if anchor else page


def read_address(assessment: Assessment, section: str, anchor: str = "") -> str:
    """Where the whole record says it: at its row, or at its section."""
    kind, _colon, rest = anchor.partition(":")
    number = rest.partition(".")[0]
    place = f"{kind}:{number}" if number.isdecimal() else f"r-{section}"
    return f"{reverse('assessments:record', args=[assessment.reference])}#{place}"


def row_address(assessment: Assessment, section: str, kind: str, rest: str = "") -> str:
    """The page of one row, or of one that is yet to be added; `rest` is its number, and maybe its field."""
    number, _dot, field = rest.partition(".")
    if kind == "legalfinding":
        return finding_address(assessment, number)
    page = reverse("assessments:row", args=[assessment.reference, section, kind, number or NEW])
    return f"{page}#field-{kind}-0-{field}" if field else page


def finding_address(assessment: Assessment, number: str = "") -> str:
    """The page of one finding; the table of all provisions and criteria where none is named."""
    if number:
        return reverse("assessments:finding_by_number", args=[assessment.reference, number])
    return reverse("assessments:law_matrix", args=[assessment.reference])


def target(anchor: str) -> str:
    """The element that stands for a path: a field of the page, a row, or the row that is yet to be added."""
    kind, colon, rest = anchor.partition(":")
    if kind == "assessment":
        return f"field-{rest}"
    if kind == "question":
        return f"field-question-{rest}"
    return f"{kind}:{rest.partition('.')[0]}" if colon else f"{kind}:new"
