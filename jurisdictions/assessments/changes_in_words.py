"""The log of changes as people read it: each row with its fields, word by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.compare import Piece, word_pieces
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.models import Assessment, Change, Signature, Withdrawal

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
        was, is_now = _said(before.get(column)), _said(after.get(column))
        if was != is_now:
            yield FieldChange(_label(change.kind, column), word_pieces(was, is_now))


def _label(kind: str, column: str) -> str:
    """The field's words; the column's own name where the record has no such field any more."""
    model = MODELS.get(kind.partition(".")[0])
    known = {field.column: field for field in model._meta.concrete_fields} if model else {}
    if column in known:
        return capfirst(str(known[column].verbose_name))
    return capfirst(column.removesuffix("_id").replace("_", " "))


def _said(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, str) and value.startswith(KEPT_BACK):
        return _("kept back (%(digest)s)") % {"digest": value.removeprefix(KEPT_BACK)[:SHORT]}
    return ", ".join(_said(one) for one in value) if isinstance(value, list) else str(value)
