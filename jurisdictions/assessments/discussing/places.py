"""Where a comment belongs: the field or row that its path names, as long as it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jurisdictions.assessments.claims import has_field
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import CONTENT, Assessment
from jurisdictions.assessments.questionnaire import Questionnaire, say

KINDS: dict[str, type[Model]] = {model._meta.model_name or "": model for model in CONTENT}
LONGEST_LABEL = 250


@dataclass(frozen=True)
class Path:
    """The parts of a path: `assessment:reasons`, `question:courts`, `impact:3`, `impact:3.scale`."""

    kind: str
    row: int | None = None
    field: str = ""


def parsed(about: str) -> Path | None:
    """None for what is no path of a record."""
    kind, colon, rest = about.partition(":")
    if not colon or not rest:
        return None
    if kind in {"assessment", "question"}:
        return Path(kind, None, rest)
    number, _dot, field = rest.partition(".")
    known = kind in KINDS and number.isdecimal() and (not field or has_field(KINDS[kind], field))
    return Path(kind, int(number), field) if known else None


def label_at(found: Assessment, about: str) -> str | None:
    """How the place is called now, such as “A user is arrested.”: scale. None where there is none."""
    path, asked = parsed(about), questionnaire(found.template_id)
    if path is None:
        return None
    if path.kind == "question":
        question = asked.questions.get(path.field)
        return say(question["text"])[:LONGEST_LABEL] if question else None
    if path.row is None:
        return what_it_is(path) if has_field(Assessment, path.field) else None
    row = KINDS[path.kind]._default_manager.filter(pk=path.row, assessment=found).first()
    return _of_row(path, row, asked) if row else None


def _of_row(path: Path, row: Any, asked: Questionnaire) -> str:
    title = say(asked.groups.get(row.group, row.group)) if path.kind == "peopleaffected" else str(row)
    text = _("%(what)s, “%(row)s”") % {"what": what_it_is(path), "row": title}
    return text[:LONGEST_LABEL]


def what_it_is(path: Path) -> str:
    """The field, and the kind of its row, without any text of the record: fit for a mail."""
    if path.kind == "question":
        return _("A question of the template")
    model = Assessment if path.kind == "assessment" else KINDS[path.kind]
    kind = capfirst(str(model._meta.verbose_name))
    if not path.field:
        return kind
    word = str(getattr(model._meta.get_field(path.field), "verbose_name", path.field))
    return capfirst(word) if path.kind == "assessment" else f"{kind}: {word}"


def section_of(asked: Questionnaire, about: str) -> str:
    """The page on which the place is filled in; empty where the template asks it no more."""
    path = parsed(about)
    for section in asked.sections.values():
        if path is None:
            break
        if path.kind == "question":
            here = any(question["code"] == path.field for question in section.questions)
        elif path.row is None:
            here = path.field in section.fields
        else:
            here = path.kind in section.rows
        if here:
            return section.code
    return ""


def gone(found: Assessment, abouts: Iterable[str]) -> set[str]:
    """Those of the paths whose row was removed since; one query a kind."""
    rows: dict[str, dict[int, list[str]]] = {}
    for about in abouts:
        path = parsed(about)
        if path and path.row is not None:
            rows.setdefault(path.kind, {}).setdefault(path.row, []).append(about)
    missing: set[str] = set()
    for kind, by_row in rows.items():
        of_this = KINDS[kind]._default_manager.filter(assessment=found, pk__in=by_row)
        there = set(of_this.values_list("pk", flat=True))
        missing |= {about for row, several in by_row.items() if row not in there for about in several}
    return missing
