"""What a pause costs, with few requests on the desk and with many.

SIZES are numbers of open requests (default 1000 100000; 1000000 takes some minutes to fill). Each figure
is the median and the 95th percentile of RUNS, in milliseconds. Exit status 1 when a budget is missed.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

import bench.ground  # noqa: F401
from bench.requests import fill, stage
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.views.preview import preview_of
from portal.accounts.models import User
from reviews.desk.workable import next_workable, queue_counts, workable_ids, worked_queues
from tests.factories.people import person
from tests.factories.places import jurisdiction, service

RUNS = 30
BUDGETS = {
    "pause": 25,
    "first page": 150,
    "take next": 60,
    "preview of a service": 250,
    "preview of a place": 250,
    "preview of the world": 250,
    "counts": 250,
}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile of RUNS, in milliseconds."""
    took = []
    for _run in range(RUNS):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), sorted(took)[int(RUNS * 0.95) - 1]


def toggle(officer_id: int) -> None:
    """Insert a pause and take it back: what pausing itself writes."""
    with transaction.atomic():
        Pause.objects.create(
            jurisdiction=jurisdiction("HK"),
            services=[service().pk],
            reason="bench",
            review_by=timezone.now().date() + timedelta(days=30),
            period=(timezone.now(), None),
            decided_by_id=officer_id,
        )
        transaction.set_rollback(True)


def preview(scope: PauseScope, reader: User) -> None:
    """All that the page says before a pause: what it holds, clocks, months to come, overlapping pauses."""
    preview_of(scope, timezone.now().date() + timedelta(days=90), reader)


def take(reviewer: User) -> None:
    """Find and lock the next request, and let it go."""
    with transaction.atomic():
        next_workable(reviewer)
        transaction.set_rollback(True)


def main() -> int:
    """Measure at each size; 1 when a budget is missed."""
    connection.creation.create_test_db(verbosity=0, serialize=False)
    reviewer, officer = stage(), person()
    some = PauseScope(jurisdiction("HK"), services=(service("whatsapp").pk,))
    place, world = PauseScope(jurisdiction("HK")), PauseScope(jurisdiction("001"))
    works: dict[str, Callable[[], object]] = {
        "pause": lambda: toggle(officer.pk),
        "first page": lambda: workable_ids(reviewer, worked_queues(reviewer), 50),
        "take next": lambda: take(reviewer),
        "preview of a service": lambda: preview(some, reviewer),
        "preview of a place": lambda: preview(place, reviewer),
        "preview of the world": lambda: preview(world, reviewer),
        "counts": lambda: queue_counts(reviewer),
    }
    there, missed = 0, 0
    for size in sorted(int(size) for size in os.environ.get("SIZES", "1000 100000").split()):
        fill(there + 1, size)
        there = size
        print(f"{size:,} open requests", flush=True)
        for name, work in works.items():
            work()
            median, late = timed(work)
            over = late > BUDGETS[name]
            missed += over
            budget = f"budget {BUDGETS[name]}" + (" MISSED" if over else "")
            print(f"  {name:<20} {median:8.1f}  p95 {late:8.1f}   {budget}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
