"""The rows that cannot be entered: a few in memory to be shown, all of them in a file."""

import csv
from dataclasses import dataclass
from pathlib import Path

from portal.acts.refusals import Text
from reviews.intake.importing.columns import COLUMN_OF

SHOWN = 200
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class BadCell:
    """One reason why one line cannot be entered."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.reason}"


class Report:
    """Counts what is wrong, keeps the first of it, and writes all of it to a CSV file if one is named."""

    def __init__(self, path: Path | None) -> None:
        self.shown: list[BadCell] = []
        self.total = 0
        self.rows = 0
        self._file = path.open("w", encoding="utf-8", newline="") if path else None
        self._writer = csv.writer(self._file) if self._file else None
        self._write("line", "column", "reason")

    def add(self, line: int, by_field: dict[str, list[Text]]) -> None:
        """Everything that is wrong with one line."""
        self.rows += 1
        for field, reasons in by_field.items():
            for reason in reasons:
                self._one(BadCell(line, column_of(field), place_of(field) + str(reason)))

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _one(self, bad: BadCell) -> None:
        self.total += 1
        if len(self.shown) < SHOWN:
            self.shown.append(bad)
        self._write(str(bad.line), bad.column, bad.reason)

    def _write(self, *cells: str) -> None:
        if self._writer is not None:
            self._writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])


def column_of(field: str) -> str:
    """The column in which a field of the rules stands."""
    return COLUMN_OF.get(field) or field.split(".", maxsplit=1)[0]


def place_of(field: str) -> str:
    """Which of several things in one cell is meant: `2: ` for the second."""
    parts = field.split(".")
    return f"{int(parts[1]) + 1}: " if len(parts) > 1 and parts[1].isdigit() else ""
