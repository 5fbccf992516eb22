"""Disclosers, who record steps as fast as they can, and togglers, who pause, watch and lift.

Each is a process with a connection of its own. A leak is a step that becomes visible between the return
of a pause's COMMIT and the begin of its lift: the toggler counts what it sees at both moments, so no two
clocks have to be compared.
"""

import random
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from psycopg import sql

from tests.proofs.cast import Course, Starter
from tests.proofs.steps import ASK_FIRST, LIFT, MANDATE, PAUSE, Step

# Work between the question and the record, as an act has it. It widens the gap that a leak needs.
THINKING = 0.001
# Ids are given before COMMIT: far more than can be under way at once.
UNDER_WAY = 20_000

NEWEST = sql.SQL("SELECT coalesce(max(id), 0) - %(under_way)s FROM {table}")
VISIBLE = sql.SQL("SELECT count(*) FROM {table} WHERE id > %(since)s")


def disclose(course: Course, asks_first: bool, starter: Starter) -> None:
    """Record the step over and over; where a pause refuses, try the next request."""
    done = 0
    with psycopg.connect(course.url, autocommit=True) as connection:
        starter.ready.wait()
        while not starter.stop.is_set():
            who = {
                "request": random.choice(course.scene.requests[course.step.name]),
                "reviewer": course.scene.reviewer,
                "approver": course.scene.approver,
                "stage": course.step.stage,
            }
            done += _attempt(connection, course.step, who, asks_first)
    starter.tally.put(("disclosures", done))


def _attempt(connection: psycopg.Connection, step: Step, who: dict[str, Any], asks_first: bool) -> int:
    recorded = 0
    try:
        for earlier in step.before:
            connection.execute(earlier, who)
        with connection.transaction():
            if asks_first and _one(connection, sql.SQL(ASK_FIRST), who):
                return 0
            time.sleep(THINKING)
            connection.execute(step.record, who)
        recorded = 1
    except psycopg.Error as refused:
        # A guard's refusal, or another discloser at the same request.
        if not (refused.sqlstate or "").startswith(("AB", "23505")):
            raise
    if step.after:
        connection.execute(step.after, who)
    return recorded


def toggle(course: Course, scopes: list[dict[str, object]], starter: Starter) -> None:
    """Pause at a level picked by chance, see that nothing passes meanwhile, lift."""
    leaks = toggles = 0
    table = sql.Identifier(course.step.table)
    with psycopg.connect(course.url, autocommit=True) as connection:
        starter.ready.wait()
        while not starter.stop.is_set():
            pause = _one(connection, sql.SQL(PAUSE), _columns(random.choice(scopes), course))
            since = _one(connection, NEWEST.format(table=table), {"under_way": UNDER_WAY})
            seen = _one(connection, VISIBLE.format(table=table), {"since": since})
            _wait()
            leaks += _one(connection, VISIBLE.format(table=table), {"since": since}) - seen
            mandate = _one(connection, sql.SQL(MANDATE), {"pause": pause})
            people = {"officer": course.scene.officer, "colleague": course.scene.colleague}
            connection.execute(LIFT, people | {"pause": pause, "mandate": mandate})
            toggles += 1
            _wait(course.step.calm)
    starter.tally.put(("leaks", leaks))
    starter.tally.put(("toggles", toggles))


def _wait(at_most: float = 0.02) -> None:
    time.sleep(random.uniform(0.001, at_most))


def _columns(scope: dict[str, object], course: Course) -> dict[str, object]:
    plain: dict[str, object] = {
        "include_parts": True,
        "services": [],
        "request_types": [],
        "nexus": "agency",
        "stage": course.step.stage,
        "review_by": datetime.now(UTC).date() + timedelta(days=30),
        "officer": course.scene.officer,
    }
    return plain | scope


def _one(connection: psycopg.Connection, query: sql.SQL | sql.Composed, parameters: dict[str, Any]) -> int:
    row = connection.execute(query, parameters).fetchone()
    if row is None:
        raise LookupError("the query gave no row")
    return int(row[0])
