"""The whole record in the order of its template, for regulators and GNI assessors."""

from jurisdictions.assessments.publishing.edition import people
from jurisdictions.assessments.publishing.edition.neutral import Neutral
from jurisdictions.assessments.publishing.edition.pieces import Chapter, Group, Part
from jurisdictions.assessments.publishing.edition.tongue import in_tongue
from jurisdictions.assessments.record import RecordSection, RecordTable

HEARD = {"consultation", "advicepoint"}  # shown as far as consents go
APART = {"assessment:title", "assessment:why_no_rightsholder"}


def whole(record: Neutral) -> list[Chapter]:
    """Every section, then those who disagree."""
    chapters = [_chapter(record, section) for section in record.sections]
    dissent = people.dissent(record)
    return [*chapters, dissent] if dissent else chapters


def _chapter(record: Neutral, section: RecordSection) -> Chapter:
    entries = tuple(record.entry(item) for item in section.items if item.text and item.path not in APART)
    parts = [_part(record, table) for table in section.tables if table.kind not in HEARD]
    note = ""
    kinds = {table.kind for table in section.tables}
    if "consultation" in kinds:
        heard = people.consultees(record, fully=True)
        entries, note = entries + heard.entries, heard.note
        parts = [*heard.parts, *parts]
    if "advicepoint" in kinds:
        parts = [people.advice(record), *parts]
    title = in_tongue(section.title)
    return Chapter(section.code, title, entries, tuple(parts), note, record.foreign(title))


def _part(record: Neutral, table: RecordTable) -> Part:
    groups = (
        Group(f"{table.kind}:{pk}", title, tuple(found.values()), record.kind_is_foreign(table.kind))
        for pk, title, found in record.rows(table.kind)
    )
    return Part(table.title, tuple(groups), title_language=record.foreign(table.title))
