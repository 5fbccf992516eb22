"""The whole record as one can read it: in the order of its template, each text with its path."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Field, GeneratedField, Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.forms.choices import ONE, SEVERAL
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.machine import marks_of
from jurisdictions.assessments.models import Assessment, Source
from jurisdictions.assessments.questionnaire import Questionnaire, Section, say
from portal.encryption import EncryptedText


@dataclass(frozen=True)
class Item:
    """One text of the record; `path` is how citations, comments and redactions name it."""

    path: str
    label: str
    text: str
    mark: str = ""  # that a machine drafted it, and who adopted it


@dataclass(frozen=True)
class RecordRow:
    """One row, such as an impact."""

    path: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class RecordTable:
    """The rows of one kind."""

    kind: str
    title: str
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True)
class RecordSection:
    """One theme."""

    code: str
    title: str
    items: tuple[Item, ...]
    tables: tuple[RecordTable, ...]


def record_of(assessment: Assessment) -> list[RecordSection]:
    """Everything the template asks for, and what was kept from another one, in words. Names are not in it.

    Consultees stand with their organisation and class; whoever needs their names asks for them by an act.
    """
    asked = questionnaire(assessment.template_id)
    sections = [_section(assessment, asked, section) for section in asked.sections.values()]
    marks = marks_of(assessment)
    return [_marked(section, marks) for section in sections] if marks else sections


def _section(assessment: Assessment, asked: Questionnaire, section: Section) -> RecordSection:
    own = tuple(_items("assessment", assessment, section.fields, asked))
    answers = {row.question: row.answer for row in assessment.answers.all()}
    questions = tuple(
        Item(f"question:{question['code']}", say(question["text"]), answers.get(question["code"], ""))
        for question in section.questions
    )
    tables = tuple(table_of(assessment, asked, kind) for kind in section.rows)
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


def table_of(assessment: Assessment, asked: Questionnaire, kind: str) -> RecordTable:
    """All rows of one kind, in words."""
    model = KINDS[kind]
    names = asked.shown_fields(kind) or [field.name for field in model._meta.fields if field.editable]
    names += [field.name for field in model._meta.fields if isinstance(field, GeneratedField)]
    joined = [field.name for field in model._meta.many_to_many]
    joined += ["copies__captured_by"] if model is Source else []
    linked = [field.name for field in model._meta.fields if field.many_to_one and field.name != "assessment"]
    rows = model._default_manager.filter(assessment=assessment).prefetch_related(*joined)
    rows = rows.select_related(*linked) if linked else rows  # without a name it fetches whatever it reaches
    title = capfirst(str(model._meta.verbose_name_plural))
    return RecordTable(kind, title, tuple(_row(kind, row, names, asked) for row in rows))


def _row(kind: str, row: Model, names: list[str], asked: Questionnaire) -> RecordRow:
    path = f"{kind}:{row.pk}"
    items = (*_items(kind, row, names, asked, path), *_copies(row))
    return RecordRow(path, _title(kind, row, asked), items)


def _copies(row: Model) -> Iterator[Item]:
    """The archived copies of a source, which are signed with it."""
    for copy in row.copies.all() if isinstance(row, Source) else ():
        words = {"name": copy.name, "size": copy.size, "sha256": copy.sha256, "from": copy.url or "–"}
        facts = {"day": _plain(copy.captured_at), "by": copy.captured_by.name}
        text = _("%(name)s, %(size)d bytes, SHA-256 %(sha256)s, captured %(day)s by %(by)s from %(from)s")
        yield Item(f"sourcecopy:{copy.pk}", str(copy.get_kind_display()), text % (words | facts))


def _title(kind: str, row: Any, asked: Questionnaire) -> str:
    if kind == "peopleaffected":
        return say(asked.groups.get(row.group, row.group))
    return f"{row.right} {asked.right(row.right)}" if kind == "rightconsidered" else str(row)


def _items(
    kind: str, row: Model, names: Any, asked: Questionnaire, path: str = "assessment"
) -> Iterator[Item]:
    separator = ":" if path == "assessment" else "."
    for name in names:
        field: Any = row._meta.get_field(name)
        if name in {"id", "assessment"} or isinstance(field, EncryptedText):
            continue
        text = _text(f"{kind}.{name}", row, field, asked)
        if text:
            yield Item(f"{path}{separator}{name}", _label(field), text)


def _label(field: "Field[Any, Any]") -> str:
    return capfirst(str(field.verbose_name))


def _text(column: str, row: Any, field: Any, asked: Questionnaire) -> str:
    value = getattr(row, field.name)
    if value is None or value == "":
        return ""
    if field.many_to_many:
        return "; ".join(str(one) for one in value.all())
    if isinstance(value, list):
        labels = _labels(column, field, asked)
        return ", ".join(labels.get(code, str(code)) for code in value)
    if column in ONE:
        return _labels(column, field, asked).get(value, str(value))
    return str(getattr(row, f"get_{field.name}_display")()) if field.choices else _plain(value)


def _labels(column: str, field: Any, asked: Questionnaire) -> dict[str, str]:
    """The words for the codes of a field: the template's, or those of the house."""
    if column in SEVERAL or column in ONE:
        return dict((SEVERAL.get(column) or ONE[column])(asked))
    return {code: str(label) for code, label in field.base_field.choices or ()}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return str(date_format(value, "j F Y H:i")) + " UTC"
    return str(date_format(value, "j F Y")) if isinstance(value, date) else str(value)
