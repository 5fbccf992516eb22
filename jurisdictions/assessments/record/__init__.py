"""The whole record as one can read it: in the order of its template, each text with its path."""

from dataclasses import replace

from django.db.models import GeneratedField, Model
from django.utils.text import capfirst

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.machine import marks_of
from jurisdictions.assessments.models import Assessment, Source
from jurisdictions.assessments.questionnaire import Questionnaire, Section, say
from jurisdictions.assessments.record.parts import Item, RecordRow, RecordSection, RecordTable
from jurisdictions.assessments.record.rows import row_of
from jurisdictions.assessments.record.words import items_of

__all__ = ["Item", "RecordRow", "RecordSection", "RecordTable", "record_of", "table_of"]

# What is read with the rows of a kind, beside their own fields and what these name.
ALONG: dict[type[Model], list[str]] = {
    Source: ["copies__captured_by"],
}


def record_of(assessment: Assessment, blind: Blind) -> list[RecordSection]:
    """Everything the template asks for, and what was kept from another one, in words. Names are not in it.

    Consultees stand with their organisation and class; whoever needs their names asks for them by an act.
    Nor is in it what its reader is `blind` to: whoever reads it says for whom.
    """
    asked = questionnaire(assessment.template_id)
    sections = [_section(assessment, asked, section, blind) for section in asked.sections.values()]
    marks = marks_of(assessment)
    return [_marked(section, marks) for section in sections] if marks else sections


def _section(assessment: Assessment, asked: Questionnaire, section: Section, blind: Blind) -> RecordSection:
    own = tuple(items_of("assessment", assessment, section.fields, asked))
    answers = {row.question: row.answer for row in assessment.answers.all()}
    questions = tuple(
        Item(f"question:{question['code']}", say(question["text"]), answers.get(question["code"], ""))
        for question in section.questions
    )
    tables = tuple(table_of(assessment, asked, kind, blind) for kind in section.rows)
    return RecordSection(section.code, say(section.title), own + questions, tables)


def _marked(section: RecordSection, marks: dict[str, str]) -> RecordSection:
    """The same, with what a machine drafted labelled: a text, or a whole row at its first text."""
    tables = tuple(
        replace(table, rows=tuple(_marked_row(row, marks) for row in table.rows)) for table in section.tables
    )
    return replace(section, items=_marked_items(section.items, marks), tables=tables)


def _marked_row(row: RecordRow, marks: dict[str, str]) -> RecordRow:
    first, *others = _marked_items(row.items, marks) or (Item(row.path, "", ""),)
    return replace(row, items=(replace(first, mark=marks.get(row.path, first.mark)), *others))


def _marked_items(items: tuple[Item, ...], marks: dict[str, str]) -> tuple[Item, ...]:
    return tuple(replace(item, mark=marks.get(item.path, "")) for item in items)


def table_of(assessment: Assessment, asked: Questionnaire, kind: str, blind: Blind) -> RecordTable:
    """All rows of one kind, in words, as far as their reader may see them."""
    model = KINDS[kind]
    names = asked.shown_fields(kind) or [field.name for field in model._meta.fields if field.editable]
    names += [field.name for field in model._meta.fields if isinstance(field, GeneratedField)]
    joined = [field.name for field in model._meta.many_to_many]
    joined += ALONG.get(model, [])
    linked = [field.name for field in model._meta.fields if field.many_to_one and field.name != "assessment"]
    rows = blind.in_order(model._default_manager.filter(assessment=assessment)).prefetch_related(*joined)
    rows = rows.select_related(*linked) if linked else rows  # without a name it fetches whatever it reaches
    title = capfirst(str(model._meta.verbose_name_plural))
    shown = (_seen(row_of(kind, row, names, asked), blind) for row in rows)
    return RecordTable(
        kind, title, tuple(row for row in shown if row.items or not blind.hides_path(row.path))
    )


def _seen(row: RecordRow, blind: Blind) -> RecordRow:
    return replace(row, items=tuple(item for item in row.items if not blind.hides_path(item.path)))
