"""Two versions of an assessment, field by field and word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.models import Assessment

WORD = re.compile(r"\s+|\w+|[^\w\s]")
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+|[^.!?\n]+$")
MOST_WORDS = 1_500  # longer texts are compared sentence by sentence
NOT_SHOWN = {"id", "template", "content_hash", "opening", "carries_on", "rated_by", "settled_by"}


@dataclass(frozen=True)
class Piece:
    """Some words: `same`, `gone` or `new`."""

    how: str
    text: str


@dataclass(frozen=True)
class Difference:
    """One field that is not the same in both; `path` names it as citations do."""

    where: str
    field: str
    pieces: tuple[Piece, ...]
    path: str = ""


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """What differs between two canonical contents, in their order; rows are known by their ids."""
    own = Assessment._meta
    found = list(_fields(own, _("Assessment"), before, after, "assessment:"))
    for kind, model in KINDS.items():
        old, new = (_by_id(content.get(kind, [])) for content in (before, after))
        for pk in sorted(old.keys() | new.keys()):
            where = f"{capfirst(str(model._meta.verbose_name))} {pk}"
            found += _fields(model._meta, where, old.get(pk, {}), new.get(pk, {}), f"{kind}:{pk}.")
    return found


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both, each once."""
    old, new = WORD.findall(before), WORD.findall(after)
    long = max(len(old), len(new)) > MOST_WORDS
    if long:
        old, new = SENTENCE.findall(before), SENTENCE.findall(after)
    pieces = []
    for how, i, j, k, m in SequenceMatcher(None, old, new, autojunk=long).get_opcodes():
        if how == "equal":
            pieces.append(Piece("same", "".join(old[i:j])))
            continue
        pieces += [
            Piece(kind, "".join(words)) for kind, words in (("gone", old[i:j]), ("new", new[k:m])) if words
        ]
    return tuple(pieces)


def _by_id(rows: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def _fields(
    meta: Any, where: str, before: dict[str, Any], after: dict[str, Any], path: str
) -> Iterator[Difference]:
    for name in [*after, *(name for name in before if name not in after)]:
        if name in NOT_SHOWN or name in KINDS or before.get(name) == after.get(name):
            continue
        old, new = _said(before.get(name)), _said(after.get(name))
        if old != new:
            yield Difference(where, _label(meta, name), word_pieces(old, new), f"{path}{name}")


def _label(meta: Any, name: str) -> str:
    known = {field.name: field for field in [*meta.fields, *meta.many_to_many]}
    return capfirst(str(known[name].verbose_name)) if name in known else name


def _said(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
