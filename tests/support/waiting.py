"""Waiting for what other processes do."""

import time
from collections.abc import Callable

from django.db import connection

PATIENCE = 60.0

# Not pg_stat_activity: within a transaction it says the same each time it is asked.
WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"


def until(done: Callable[[], object]) -> None:
    """Return once it is so; fails after a minute."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, "It did not come about."
        time.sleep(0.05)


def somebody_waits_for_a_lock() -> bool:
    """Whether another connection stands still until a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(WAITS)
        return bool(cursor.fetchone()[0])
