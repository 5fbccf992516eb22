"""The log of changes as people read it: each row with its fields, word by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db.models import DateField, DateTimeField
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.compare import Piece, word_pieces
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.models import Assessment, Change, Signature, Withdrawal
from jurisdictions.assessments.record.words import label_of, plain

MODELS: dict[str, Any] = {**KINDS, "assessment": Assessment, "signature": Signature, "withdrawal": Withdrawal}
KEPT_BACK = "sha256:"
SHORT = 12  # digits of a digest, to tell two apart


@dataclass(frozen=True)
class FieldChange:
    """One field: its words before and after, each once."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Logged:
    """One change as a page shows it; `path` is how citations name the row."""

    change: Change
    title: str
    path: str
    fields: tuple[FieldChange, ...]


def in_words(changes: Iterable[Change]) -> list[Logged]:
    """Changes with every field that they touched, word by word."""
    return [
        Logged(change, _title(change), f"{_kind(change)}:{change.row}", tuple(_fields(change)))
        for change in changes
    ]


def _kind(change: Change) -> str:
    return change.kind.partition(".")[0]


def _title(change: Change) -> str:
    kind = _kind(change)
    name = capfirst(str(MODELS[kind]._meta.verbose_name)) if kind in MODELS else kind
    return name if kind == "assessment" else f"{name} {change.row}"


def _fields(change: Change) -> Iterator[FieldChange]:
    before, after = change.before or {}, change.after or {}
    for column in sorted(before.keys() | after.keys()):
        field = _field(change, column)
        was, is_now = _said(before.get(column), field), _said(after.get(column), field)
        if was != is_now:
            yield FieldChange(_label(field, column), word_pieces(was, is_now))


def _field(change: Change, column: str) -> Any:
    """The field of a column; None where the record has no such field any more."""
    model = MODELS.get(_kind(change))
    known = {field.column: field for field in model._meta.concrete_fields} if model else {}
    return known.get(column)


def _label(field: Any, column: str) -> str:
    if field is not None:
        return label_of(field)
    return capfirst(column.removesuffix("_id").replace("_", " "))


def _said(value: Any, field: Any = None) -> str:
    """A value in words: of a code its label, of a moment its day and time in UTC."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return plain(value)
    if isinstance(value, str) and value.startswith(KEPT_BACK):
        return _("kept back (%(digest)s)") % {"digest": value.removeprefix(KEPT_BACK)[:SHORT]}
    if isinstance(value, list):
        return ", ".join(_said(one, getattr(field, "base_field", None)) for one in value)
    return _of_field(str(value), field)


def _of_field(text: str, field: Any) -> str:
    if isinstance(field, DateTimeField) and (moment := parse_datetime(text)):
        return str(date_format(moment.astimezone(UTC), "j F Y H:i:s")) + " UTC"
    if isinstance(field, DateField) and (day := parse_date(text)):
        return str(date_format(day, "j F Y"))
    words = {str(code): str(label) for code, label in field.flatchoices} if field is not None else {}
    return words.get(text, text)
