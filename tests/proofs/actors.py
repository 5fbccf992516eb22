"""Disclosers, who record steps as fast as they can, and togglers, who pause, watch and lift meanwhile.

Each is a process with a connection of its own. What a leak is: `watch.py`.
"""

import random
import time
from collections import Counter
from typing import Any

import psycopg

from tests.proofs import pausing
from tests.proofs.cast import Course, Scope, Starter
from tests.proofs.steps import Step
from tests.proofs.watch import Watch, Watches, leaks_at

# Work before and after the record, as an act has it. It widens the gap that a leak needs.
THINKING = 0.001
# How long a pause that spares some requests waits for a step of theirs.
LONGEST_WATCH = 0.3
# Seconds before and after the moment at which a freed pause begins again.
AROUND = 0.015


def disclose(course: Course, asks_first: bool, starter: Starter) -> None:
    """Record the step over and over; where a pause refuses, try the next request."""
    done = 0
    with psycopg.connect(course.url, autocommit=True) as connection:
        starter.ready.wait()
        while not starter.stop.is_set():
            who = {
                "request": random.choice(course.requests),
                "reviewer": course.scene.reviewer,
                "approver": course.scene.approver,
                "stage": course.step.stage,
            }
            done += _attempt(connection, course.step, who, asks_first)
    starter.tally.put(Counter(disclosures=done))


def _attempt(connection: psycopg.Connection, step: Step, who: dict[str, Any], asks_first: bool) -> int:
    recorded = 0
    try:
        for earlier in step.before:
            connection.execute(earlier, who)
        with connection.transaction():
            if asks_first and pausing.one(connection, pausing.ASK_FIRST, who):
                return 0
            time.sleep(THINKING)
            connection.execute(step.record, who)
            time.sleep(THINKING)
        recorded = 1
    except psycopg.Error as refused:
        # A guard's refusal, or another discloser at the same request.
        if not (refused.sqlstate or "").startswith(("AB", "23505")):
            raise
    if step.after:
        connection.execute(step.after, who)
    return recorded


def toggle(course: Course, scopes: list[Scope], starter: Starter) -> None:
    """Pause with a scope picked by chance, see that nothing passes meanwhile, lift."""
    counted: Counter[str] = Counter()
    with psycopg.connect(course.url, autocommit=True) as connection:
        watch = Watch(connection, course.step, course.requests)
        starter.ready.wait()
        while not starter.stop.is_set():
            scope, begins = random.choice(scopes), 0.0
            paused = pausing.pause(connection, scope, course.step.stage, course.scene)
            watch.look()
            wait()
            watch.look()
            if scope.grants:
                pausing.grant(connection, paused, random.choice(course.requests), course.scene)
                watch.look()
            if scope.frees:
                paused, begins = (
                    pausing.free(connection, paused, scope.frees, course.scene),
                    time.monotonic() + scope.frees,
                )
                watch.look()
            if scope.spares:
                counted[scope.name] += _see_pass(watch, paused, _spared(course, scope))
            if scope.frees:
                see_begin(watch, begins)
                counted["glasses"] += 1
            pausing.lift(connection, paused, course.scene)
            counted["toggles"] += 1
            wait(course.step.calm)
    starter.tally.put(counted + Counter({leaks_at(course.step.name): watch.leaks}))


def _spared(course: Course, scope: Scope) -> list[int]:
    return [course.scene.requests[course.step.name][kind] for kind in scope.spares]


def _see_pass(watch: Watch, paused: int, spared: list[int]) -> int:
    """Steps of requests that this pause spares, as soon as there are any."""
    end = time.monotonic() + LONGEST_WATCH
    while time.monotonic() < end:
        wait()
        if passed := watch.look(beside=paused, of=spared):
            return passed
    return 0


def see_begin(watch: Watch | Watches, begins: float) -> None:
    """One look after another around the moment at which a pause begins by itself, and some more."""
    time.sleep(max(0, begins - AROUND - time.monotonic()))
    while time.monotonic() < begins + AROUND:
        watch.look()
    wait()
    watch.look()


def wait(at_most: float = 0.02) -> None:
    """A moment, by chance."""
    time.sleep(random.uniform(0.001, at_most))
