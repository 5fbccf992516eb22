"""Ratings beside the anchors of the template, and what the choices of other fields mean."""

from dataclasses import dataclass
from typing import Any

from django import forms

from jurisdictions.assessments.questionnaire import Questionnaire, say

ANCHORED = ("scale", "scope", "irremediability", "likelihood")
WHEN = ("residual_", "current_")
RATED = {"impact", "secondrating"}


@dataclass(frozen=True)
class Explained:
    """One choice with what it means; `clauses` say where that comes from."""

    term: str
    text: str
    clauses: tuple[str, ...] = ()


def rating_field(kind: str, name: str, field: Any, label: str, asked: Questionnaire) -> Any:
    """The field for a rating, None for what is none.

    The first ratings of an impact are chosen among their anchors, all in sight; the ratings now and after
    measures, which use the same anchors, from a list.
    """
    if not is_rating(kind, name):
        return None
    in_sight = kind == "impact" and name in ANCHORED
    grades: list[Any] = [(n, f"{n} – {text}") for n, text in _anchors(name, asked)]
    blank = [] if in_sight and field.required else [("", "–")]
    return forms.TypedChoiceField(
        label=label,
        choices=[*blank, *grades],
        coerce=int,
        empty_value=None,
        required=field.required,
        widget=forms.RadioSelect if in_sight else forms.Select,
    )


def is_rating(kind: str, name: str) -> bool:
    return kind in RATED and _dimension(name) in ANCHORED


def explained(kind: str, name: str, field: Any, asked: Questionnaire) -> list[Explained]:
    """What stands beside a field about its choices: the anchors of a rating, or what the template says."""
    if is_rating(kind, name):
        in_sight = isinstance(field.widget, forms.RadioSelect)
        return [] if in_sight else [Explained(str(n), text) for n, text in _anchors(name, asked)]
    words = {str(code): str(label) for code, label in getattr(field, "choices", ()) or ()}
    return [
        Explained(words.get(one.code, one.code), say(one.text), one.clauses)
        for one in asked.explained(kind, name)
    ]


def _anchors(name: str, asked: Questionnaire) -> list[tuple[int, str]]:
    return [(n, say(text)) for n, text in enumerate(asked.anchors[_dimension(name)], start=1)]


def _dimension(name: str) -> str:
    for prefix in WHEN:
        name = name.removeprefix(prefix)
    return name
