"""What a pause costs, with few requests on the desk and with many.

SIZES are numbers of open requests (default 1000 100000; 1000000 takes some minutes to fill). Each figure
is the median and the 95th percentile of RUNS, in milliseconds. Exit status 1 when a budget is missed.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

from django.db import connection

import bench.ground  # noqa: F401
from bench.requests import fill, stage
from bench.works import works

RUNS = int(os.environ.get("RUNS", "30"))
BUDGETS = {
    "pause: its row": 25,
    "pause: the act": 150,
    "pause: all of a place": 150,
    "preview of a service": 250,
    "preview of a place": 250,
    "preview of the world": 250,
    "release plan": 2000,
    "first page": 150,
    "take next": 60,
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


def main() -> int:
    """Measure at each size; 1 when a budget is missed."""
    connection.creation.create_test_db(verbosity=0, serialize=False)
    measured = works(stage())
    there, missed = 0, 0
    for size in sorted(int(size) for size in os.environ.get("SIZES", "1000 100000").split()):
        fill(there + 1, size)
        there = size
        print(f"{size:,} open requests", flush=True)
        for name, work in measured.items():
            work()
            median, late = timed(work)
            over = late > BUDGETS[name]
            missed += over
            budget = f"budget {BUDGETS[name]}" + (" MISSED" if over else "")
            print(f"  {name:<21} {median:8.1f}  p95 {late:8.1f}   {budget}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
