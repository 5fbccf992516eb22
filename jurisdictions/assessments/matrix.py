"""Impacts by severity and likelihood as a table: two readings side by side, never a product."""

from collections.abc import Sequence
from dataclasses import dataclass

from jurisdictions.assessments.models import Impact

GRADES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Cell:
    """How many impacts stand at one severity and likelihood."""

    likelihood: int
    number: int


def matrix(impacts: Sequence[Impact]) -> list[tuple[int, list[Cell]]]:
    """Rows from the severest down, each with a cell for every likelihood."""
    return [
        (
            severity,
            [
                Cell(likelihood, sum(i.severity == severity and i.likelihood == likelihood for i in impacts))
                for likelihood in GRADES
            ],
        )
        for severity in reversed(GRADES)
    ]
