"""What a reader gives: cells with their period, place and meaning."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

Row = dict[str, str]


@dataclass(frozen=True)
class Cell:
    """One number of a row, not yet understood."""

    column: str
    text: str
    metric: str
    period: tuple[date, date]
    country: str = ""
    provider: str = ""
    agency: str = ""
    request_type: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The columns of a kind of table, its licence, and how a row is read."""

    name: str
    columns: tuple[str, ...]
    licence: str
    read: Callable[[Row], Iterator[Cell]]


class Unreadable(ValueError):
    """A cell that a reader cannot make sense of."""

    def __init__(self, column: str, text: str, why: str) -> None:
        super().__init__(why)
        self.column, self.text, self.why = column, text, why
