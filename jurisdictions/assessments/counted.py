"""Counted figures as a table: what is counted down the side, kinds of legal process across."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Cell:
    """A number as it may be told; `was` where an earlier count of the same period had another one."""

    now: str
    was: str = ""


@dataclass(frozen=True)
class CountedRow:
    label: str
    means: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CountedTable:
    heads: tuple[str, ...]
    rows: tuple[CountedRow, ...]


def table_of(kept: dict[str, Any], before: dict[str, Any] | None = None) -> CountedTable:
    """Figures as a row keeps them, each number that changed since `before` with the one it was."""
    lines = _lines(kept)
    then = _numbers(before) if before else {}
    rows = tuple(
        CountedRow(
            column["label"],
            column["means"],
            tuple(_cell(str(cells[at]), then, column["code"], label) for label, cells in lines),
        )
        for at, column in enumerate(kept["columns"])
    )
    return CountedTable(tuple(line[0] for line in lines), rows)


def _cell(now: str, then: dict[tuple[str, str], str], code: str, label: str) -> Cell:
    if not then:
        return Cell(now)
    was = then.get((code, label), "0")
    return Cell(now, "" if was == now else was)


def _numbers(kept: dict[str, Any]) -> dict[tuple[str, str], str]:
    codes = [column["code"] for column in kept["columns"]]
    return {(code, label): str(cells[at]) for label, cells in _lines(kept) for at, code in enumerate(codes)}


def _lines(kept: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """Each kind of process with its numbers, then all of them."""
    return [*((line["label"], line["cells"]) for line in kept["lines"]), (_("Together"), kept["total"])]
