"""Whoever pauses and lifts while the site is being killed, and looks at all steps at once."""

import random
import time
from collections import Counter

import psycopg

from tests.proofs import pausing
from tests.proofs.cast import Scope, Starter
from tests.proofs.faults.cast import Desk
from tests.proofs.steps import STEPS
from tests.proofs.watch import Watch

LONGEST_PAUSE = 0.6
# What was decided before a lift is stale after it: the later steps need some calm after a few pauses.
IN_A_ROW = 4
LONGEST_CALM = 8.0


def toggle(desk: Desk, scopes: list[Scope], starter: Starter) -> None:
    """Pause from review or from production on, look twice, lift; a few times, then leave it for a while."""
    toggles = 0
    with psycopg.connect(desk.url, autocommit=True) as connection:
        watches = [Watch(connection, step, desk.requests) for step in STEPS]
        starter.ready.wait()
        while not starter.stop.is_set():
            stage = random.choice(["review", "production"])
            paused = pausing.pause(connection, random.choice(scopes), stage, desk.scene)
            _look(watches)
            time.sleep(random.uniform(0.1, LONGEST_PAUSE))
            _look(watches)
            pausing.lift(connection, paused, desk.scene)
            toggles += 1
            time.sleep(random.uniform(0.5 * LONGEST_CALM, LONGEST_CALM) if toggles % IN_A_ROW == 0 else 0.1)
    leaks = Counter({leaks_at(step.name): watch.leaks for step, watch in zip(STEPS, watches, strict=True)})
    starter.tally.put(leaks + Counter(toggles=toggles))


def leaks_at(step: str) -> str:
    """Under which name the leaks of this step are counted."""
    return f"leaks at {step}"


def _look(watches: list[Watch]) -> None:
    for watch in watches:
        watch.look()
