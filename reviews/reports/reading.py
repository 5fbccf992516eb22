"""Reads a published table whole, before anything is written: what it says, what is odd, what is unclear."""

import csv
import hashlib
import io
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from jurisdictions.find import find_jurisdiction
from jurisdictions.models import Jurisdiction
from portal.acts.refusals import Invalid
from reviews.reports.models import Metric, PublishedCount
from reviews.reports.readers import layout_of
from reviews.reports.readers.layout import Cell, Layout, Unreadable
from reviews.reports.readers.numbers import number

MORE_DISCLOSED, UNKNOWN_PLACE = "more disclosed than received", "unknown jurisdiction"


@dataclass(frozen=True)
class Problem:
    """A cell that was not understood."""

    line: int
    column: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.column}: “{self.text}”: {self.why}"


@dataclass
class Reading:
    """Everything a file says."""

    name: str
    sha256: str
    layout: Layout
    counts: list[PublishedCount] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    flags: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> Reading:
    """Read a file. Refuses with Invalid where its columns are of no known layout or it is no UTF-8 text."""
    content = path.read_bytes()
    try:
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        header = list(rows.fieldnames or [])
    except UnicodeDecodeError as error:
        raise Invalid({"file": _("It is not a UTF-8 text file.")}) from error
    layout = layout_of(header)
    if layout is None:
        text = _("No reader knows a table with these columns: %(columns)s.")
        raise Invalid({"file": text % {"columns": ", ".join(header)[:300]}})
    reading = Reading(path.name, hashlib.sha256(content).hexdigest(), layout)
    places = cache(find_jurisdiction)
    for row in rows:
        clean = {name: (text or "").strip() for name, text in row.items() if name}
        reading.counts += _row(reading, rows.line_num, clean, places)
    return reading


def _row(reading: Reading, line: int, row: dict[str, str], places) -> list[PublishedCount]:  # type: ignore[no-untyped-def]
    try:
        cells = list(reading.layout.read(row))
        counts = [_count(line, cell, places(cell.country) if cell.country else None) for cell in cells]
    except Unreadable as wrong:
        reading.problems.append(Problem(line, wrong.column, wrong.text, wrong.why))
        return []
    _flag_more_disclosed(counts)
    for country in {cell.country for cell in cells if cell.country and places(cell.country) is None}:
        reading.problems.append(
            Problem(line, "jurisdiction", country, _("kept, but no jurisdiction is called so"))
        )
    for count in counts:
        reading.flags.update(count.flags)
    return counts


def _count(line: int, cell: Cell, place: Jurisdiction | None) -> PublishedCount:
    value, odd = number(cell.column, cell.text)
    unknown = (UNKNOWN_PLACE,) if cell.country and place is None else ()
    return PublishedCount(
        line=line,
        period_from=cell.period[0],
        period_to=cell.period[1],
        country=cell.country,
        jurisdiction=place,
        provider=cell.provider,
        agency=cell.agency,
        request_type=cell.request_type,
        metric=cell.metric,
        value=value,
        cell=cell.text,
        flags=[*cell.flags, *odd, *unknown],
    )


def _flag_more_disclosed(counts: list[PublishedCount]) -> None:
    values = {count.metric: count for count in counts}
    received, disclosed = values.get(Metric.RECEIVED), values.get(Metric.DISCLOSED)
    if received is None or disclosed is None or received.value is None or disclosed.value is None:
        return
    if disclosed.value > received.value:
        disclosed.flags.append(MORE_DISCLOSED)
