"""The transparency report's own columns for one place and any period, for assessments of that place."""

from datetime import UTC, date, datetime, time, timedelta

from jurisdictions.assessments.figures import Column, Figures, Line, counts_figures
from jurisdictions.models import Jurisdiction
from reviews.counted import Period, Process, all_counted
from reviews.reports.transparency import told


@counts_figures
def own_figures(place: Jurisdiction, first: date, last: date) -> Figures:
    """Requests of agencies of the place and of its parts; national security in bands, never added up."""
    parts = set(Jurisdiction.objects.filter(ancestors__contains=[place.pk]).values_list("pk", flat=True))
    columns = all_counted()
    counts = [column.of(_period(first, last)) for column in columns]
    lines, total = [], [0] * len(columns)
    for process in Process:
        numbers = [
            sum(number for (where, kind), number in column.items() if where in parts and kind == process)
            for column in counts
        ]
        if any(numbers):
            lines.append(
                Line(str(process.label), tuple(told(number, process, hides_few=False) for number in numbers))
            )
        if process != Process.SECURITY:
            total = [before + number for before, number in zip(total, numbers, strict=True)]
    named = tuple(Column(column.code, str(column.label), str(column.means)) for column in columns)
    return Figures(named, tuple(lines), tuple(total))


def _period(first: date, last: date) -> Period:
    """Whole days in UTC, both included."""
    return Period(
        datetime.combine(first, time(), UTC), datetime.combine(last, time(), UTC) + timedelta(days=1)
    )
