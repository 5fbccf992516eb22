"""Reads a CSV file line by line: UTF-8 with or without a mark, commas or semicolons, quotes checked."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from portal.acts.refusals import Invalid

LONGEST_CELL = 1_000_000
UTF16 = (b"\xff\xfe", b"\xfe\xff")
NOT_UTF8 = range(0xDC80, 0xDD00)  # what Python's “surrogateescape” makes of bytes that are not UTF-8


@dataclass(frozen=True)
class Row:
    """One record: the line it begins on and its cells, or why it cannot be read."""

    line: int
    cells: dict[str, str]
    unreadable: str = ""


class Table:
    """A CSV file whose first line names its columns. Refuses with Invalid if that line cannot be used."""

    def __init__(self, path: Path, required: set[str], known: set[str]) -> None:
        self.size = path.stat().st_size
        self._file = path.open("rb")
        if self._file.read(2) in UTF16:
            raise Invalid({"file": _("This file is in UTF-16. Save it as “CSV UTF-8” and try again.")})
        self._file.seek(0)
        self._text = _decoded(self._file)
        header = self._text.readline()
        self._text.seek(0)
        csv.field_size_limit(LONGEST_CELL)
        separator = ";" if header.count(";") > header.count(",") else ","
        self._reader = csv.reader(self._text, delimiter=separator, strict=True)
        self.columns = self._header(required, known)

    @property
    def bytes_read(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._text.close()

    def _header(self, required: set[str], known: set[str]) -> list[str]:
        try:
            columns = [name.strip().lower() for name in next(self._reader, [])]
        except csv.Error as error:
            raise Invalid({"file": _("The first line cannot be read: %(why)s.") % {"why": error}}) from error
        faults = [
            (_("Columns are missing: %(names)s."), sorted(required - set(columns))),
            (_("Columns are not known: %(names)s."), sorted({repr(c)[1:-1] for c in set(columns) - known})),
            (_("Columns are there twice: %(names)s."), sorted({c for c in columns if columns.count(c) > 1})),
        ]
        wrong = [text % {"names": ", ".join(names)} for text, names in faults if names]
        if wrong:
            raise Invalid({"file": wrong})
        return columns

    def __iter__(self) -> Iterator[Row]:
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, {}, _("The quotes or separators cannot be read: %(why)s.") % {"why": error})
                continue
            if any(cell.strip() for cell in cells):
                yield self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Row:
        if len(cells) != len(self.columns):
            why = _("%(found)s cells where the first line names %(wanted)s columns.")
            return Row(line, {}, why % {"found": len(cells), "wanted": len(self.columns)})
        if any(ord(letter) in NOT_UTF8 for cell in cells for letter in cell if letter > "\ud7ff"):
            return Row(line, {}, _("Some of it is not UTF-8. Save the file as “CSV UTF-8”."))
        return Row(line, dict(zip(self.columns, cells, strict=True)))


def _decoded(file: IO[bytes]) -> IO[str]:
    return io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
