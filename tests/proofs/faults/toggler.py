"""Whoever pauses and lifts while the site is being killed, and looks at all steps at once."""

import random
import time
from collections import Counter

import psycopg

from tests.proofs import pausing
from tests.proofs.actors import see_begin
from tests.proofs.cast import Scope, Starter
from tests.proofs.faults.cast import Desk
from tests.proofs.steps import STEPS
from tests.proofs.watch import Watches

LONGEST_PAUSE = 0.6
# What was decided before a lift is stale after it: after a few pauses it is calm until so many of each step
# were recorded, but not for ever.
IN_A_ROW = 4
OF_EACH = 3
LONGEST_CALM = 12.0


def toggle(desk: Desk, scopes: list[Scope], starter: Starter) -> None:
    """Pause from review or from production on, look twice, lift; a few times, then leave it for a while."""
    counted: Counter[str] = Counter()
    with psycopg.connect(desk.url, autocommit=True) as connection:
        watches = Watches(connection, STEPS, desk.requests)
        starter.ready.wait()
        while not starter.stop.is_set():
            counted["glasses"] += _pause_once(connection, desk, random.choice(scopes), watches)
            counted["toggles"] += 1
            time.sleep(0.1)
            if counted["toggles"] % IN_A_ROW == 0:
                _let_them_work(watches, starter)
    starter.tally.put(watches.leaks() + counted)


def _pause_once(connection: psycopg.Connection, desk: Desk, scope: Scope, watches: Watches) -> bool:
    """Whether it was freed under break-glass before its end."""
    paused = pausing.pause(connection, scope, random.choice(["review", "production"]), desk.scene)
    watches.look()
    time.sleep(random.uniform(0.1, LONGEST_PAUSE))
    watches.look()
    if scope.frees:
        paused, begins = (
            pausing.free(connection, paused, scope.frees, desk.scene),
            time.monotonic() + scope.frees,
        )
        watches.look()
        see_begin(watches, begins)
    pausing.lift(connection, paused, desk.scene)
    return bool(scope.frees)


def _let_them_work(watches: Watches, starter: Starter) -> None:
    before, end = watches.recorded(), time.monotonic() + LONGEST_CALM
    while time.monotonic() < end and not starter.stop.is_set():
        time.sleep(0.5)
        watches.look()
        if all(number - before[step] >= OF_EACH for step, number in watches.recorded().items()):
            return
