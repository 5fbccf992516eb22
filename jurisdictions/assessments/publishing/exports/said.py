"""A text as it stands in a document."""

from collections.abc import Mapping

from jurisdictions.assessments.publishing.edition.pieces import Entry


def said(entry: Entry, words: Mapping[str, str]) -> str:
    """The text, or what stands in its place."""
    if entry.redacted:
        return f"■ {entry.why}"
    if entry.withheld:
        return words["withheld"]
    return f"[{words['machine']}] {entry.text}" if entry.machine else entry.text
