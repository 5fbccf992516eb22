"""The desk's own transparency report: what it received, disclosed, refused and held in a half-year.

Columns are what ranking frameworks and published reports ask for (Ranking Digital Rights P11a); the pause
has its own. Counts under ten can be left out, so that nobody is found by them; counts of national-security
process are given in bands and never added up, as United States law has them published (50 USC 1874).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction
from reviews.counted import Counted, Counts, Period, Process, all_counted

FEW = 10
BAND = 250


@dataclass(frozen=True)
class Line:
    """One jurisdiction and process; cells as they may be told."""

    jurisdiction: Jurisdiction
    process: Process
    cells: list[str]


@dataclass(frozen=True)
class Report:
    """All of it. `total` has no number where a cell of its column is not told exactly."""

    columns: list[Counted]
    lines: list[Line]
    total: list[str]


def report(period: Period, places: Iterable[Jurisdiction], *, hides_few: bool) -> Report:
    """Count the period for these jurisdictions; lines without any number are left out."""
    columns = all_counted()
    counts = [column.of(period) for column in columns]
    by_id = {place.pk: place for place in places}
    keys = sorted(
        {key for column in counts for key, number in column.items() if number and key[0] in by_id},
        key=lambda key: (str(by_id[key[0]]), list(Process).index(Process(key[1]))),
    )
    lines = [
        Line(
            by_id[place],
            Process(kind),
            [told(column.get((place, kind), 0), kind, hides_few) for column in counts],
        )
        for place, kind in keys
    ]
    return Report(columns, lines, [_total(column, keys, hides_few) for column in counts])


def told(number: int, process: str, hides_few: bool) -> str:
    """A number as it may be published: exact, as a band, or as fewer than ten."""
    if process == Process.SECURITY:
        least = number - number % BAND
        return f"{least}–{least + BAND - 1}"
    if hides_few and 0 < number < FEW:
        return _("under %(few)s") % {"few": FEW}
    return str(number)


def _total(column: Counts, keys: Iterable[tuple[int, str]], hides_few: bool) -> str:
    """The sum, without national security; nothing where a part of it could be worked out from it."""
    numbers = [column.get(key, 0) for key in keys if key[1] != Process.SECURITY]
    if hides_few and any(0 < number < FEW for number in numbers):
        return ""
    return str(sum(numbers))


def as_json(name: str, period: Period, found: Report) -> Mapping[str, object]:
    """The report as a structured file that says what each column means."""
    return {
        "period": name,
        "from": period.start.isoformat(),
        "until": period.end.isoformat(),
        "columns": {column.code: str(column.means) for column in found.columns},
        "lines": [
            {"jurisdiction": line.jurisdiction.code, "process": line.process.value}
            | {column.code: cell for column, cell in zip(found.columns, line.cells, strict=True)}
            for line in found.lines
        ],
    }
