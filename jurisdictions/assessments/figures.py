"""What the desk counts of its own requests from a place, told by a room above: assessments know none."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction


@dataclass(frozen=True)
class Column:
    """One thing that is counted, and what the number means in words."""

    code: str
    label: str
    means: str


@dataclass(frozen=True)
class Line:
    """One kind of legal process; `cells` in the order of the columns, as they may be told."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """One period. Totals leave out what is told in bands only (national security)."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: tuple[int, ...]

    def of(self, code: str) -> int | None:
        """The total of one column; None where nobody counts it."""
        codes = [column.code for column in self.columns]
        return self.total[codes.index(code)] if code in codes else None


Count = Callable[[Jurisdiction, date, date], Figures]
_counts: list[Count] = []


def counts_figures(function: Count) -> Count:
    """Register the function of the room that knows requests."""
    _counts[:] = [function]
    return function


def figures(place: Jurisdiction, first: date, last: date) -> Figures | None:
    """Requests of agencies of the place and its parts in these days, both included; None: nobody knows."""
    return _counts[0](place, first, last) if _counts else None


def as_kept(found: Figures) -> dict[str, Any]:
    """The figures as a row keeps them for ever: plain lists and texts, as the database gives them back."""
    kept: dict[str, Any] = asdict(found)
    kept["columns"] = list(kept["columns"])
    kept["lines"] = [{**line, "cells": list(line["cells"])} for line in kept["lines"]]
    return kept | {"total": list(found.total)}


def lines_in_words(kept: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each process, then all of them, with every number by its name."""
    labels = [column["label"] for column in kept["columns"]]
    for line in kept["lines"]:
        yield line["label"], _named(labels, line["cells"])
    yield str(_("Together")), _named(labels, kept["total"])


def _named(labels: list[str], cells: list[Any]) -> str:
    return "; ".join(f"{label}: {cell}" for label, cell in zip(labels, cells, strict=True))
