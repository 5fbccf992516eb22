"""When requests are due once a pause lets them go."""

from collections import defaultdict
from datetime import timedelta

from jurisdictions.pauses.release_plan import DueAgain
from reviews.clocks.running import Running, running
from reviews.due_again import answers_when_due_again
from reviews.models import Clock


@answers_when_due_again
def due_again(held_for: dict[int, timedelta]) -> dict[int, list[DueAgain]]:
    """A law's clock as it stands; one of the desk's own later by all the time it stands still."""
    clocks = Clock.objects.filter(request__in=held_for, stopped_at=None).select_related("request")
    found: dict[int, list[DueAgain]] = defaultdict(list)
    for row in running(clocks):
        found[row.clock.request_id].append(_one(row, held_for[row.clock.request_id]))
    return {pk: sorted(rows, key=lambda row: row.due_at) for pk, rows in found.items()}


def _one(row: Running, held_for: timedelta) -> DueAgain:
    due_at = row.due_at + (held_for if row.is_stopped else timedelta())
    return DueAgain(row.name, row.clock.statutory, due_at, due_at <= row.at + held_for)
