"""Impacts by severity and likelihood as tables: two readings side by side, never a product."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Impact
from jurisdictions.assessments.questionnaire import Questionnaire
from jurisdictions.assessments.salience import Ranked

GRADES = (1, 2, 3, 4, 5)
DIMENSIONS = ("scale", "scope", "irremediability")
INHERENT, CURRENT, RESIDUAL = "", "current_", "residual_"


@dataclass(frozen=True)
class Cell:
    """The impacts at one severity and likelihood, and whether the template's bands ask to act there."""

    likelihood: int
    acts: bool
    there: tuple[Ranked, ...]


@dataclass(frozen=True)
class Matrix:
    """One table: rows from the severest down, each with a cell for every likelihood."""

    code: str
    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def matrices(ranked: Sequence[Ranked], asked: Questionnaire) -> list[Matrix]:
    """Before measures, now, and after them. What was not rated anew stands where it stood."""
    titles = {INHERENT: _("Before measures"), CURRENT: _("Now"), RESIDUAL: _("After measures")}
    return [
        Matrix(when.rstrip("_") or "inherent", title, _rows(ranked, asked, when))
        for when, title in titles.items()
    ]


def rated(impact: Impact, when: str = INHERENT) -> tuple[int, int]:
    """Severity and likelihood at a time; severity is the worst dimension, never a mean."""
    return max(given(impact, name, when) for name in DIMENSIONS), given(impact, "likelihood", when)


def given(impact: Impact, name: str, when: str) -> int:
    """A rating at a time; what was not rated anew stands where it stood."""
    before = {INHERENT: [], CURRENT: [INHERENT], RESIDUAL: [CURRENT, INHERENT]}[when]
    grades = (getattr(impact, f"{time}{name}") for time in (when, *before))
    return next(int(grade) for grade in grades if grade is not None)


def _rows(
    ranked: Sequence[Ranked], asked: Questionnaire, when: str
) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    there: dict[tuple[int, int], list[Ranked]] = {}
    for one in ranked:
        there.setdefault(rated(one.impact, when), []).append(one)
    return tuple(
        (
            severity,
            tuple(
                Cell(
                    likelihood,
                    asked.asks_for_action(severity, likelihood),
                    tuple(there.get((severity, likelihood), ())),
                )
                for likelihood in GRADES
            ),
        )
        for severity in reversed(GRADES)
    )
