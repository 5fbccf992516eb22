"""PDF/UA-1: tagged, with title and language, headings and headers of tables, laid out by Typst."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from jurisdictions.assessments.publishing.edition.pieces import Edition
from jurisdictions.assessments.publishing.edition.plain import hash_of, plain

LAYOUT = Path(__file__).with_name("edition.typ")
FONTS = [Path(str(files("fontpkg_amiri") / "files")), Path(str(files("cvttf_NotoSansCJK_Regular")))]


class CannotLayOut(Exception):
    """Typst refused; mostly a text in a script that no font here has."""


def as_pdf(edition: Edition) -> bytes:
    """The edition as an accessible PDF. Refuses with CannotLayOut."""
    data: dict[str, Any] = plain(edition) | {"words": edition.words, "sha256": hash_of(edition)}
    data["redactions_said"] = {entry.path: entry.why for entry in edition.entries() if entry.redacted}
    data["counts"] = [[fact.label, fact.value] for fact in edition.counts]
    try:
        return typst.compile(
            LAYOUT,
            format="pdf",
            sys_inputs={"edition": json.dumps(data, ensure_ascii=False)},
            font_paths=FONTS,
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=0,  # the same bytes on each day
        )
    except typst.TypstError as error:
        raise CannotLayOut(str(error)) from error
