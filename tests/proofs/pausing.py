"""Pausing, lifting and granting an exception as plain SQL: no act, no Python rule before the guard."""

from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from tests.proofs.cast import Scene, Scope

ASK_FIRST = """
    SELECT count(*) FROM reviews_request r, pauses_holding(r, %(stage)s, clock_timestamp())
     WHERE r.id = %(request)s
"""
PAUSE = """
    INSERT INTO pauses_pause (jurisdiction_id, include_parts, left_out, services, request_types,
                              excluded_types, data_categories, exceptions, release_at, release_until,
                              nexus, stage, new_only, handling, agency_reply, reason, conditions,
                              source_url, review_by, period, created_at, decided_by_id, scope_key)
    VALUES (%(jurisdiction_id)s, %(include_parts)s, %(left_out)s, %(services)s, %(request_types)s,
            %(excluded_types)s, %(data_categories)s, %(exceptions)s, '{}', '{}',
            %(nexus)s, %(stage)s, %(new_only)s, 'hold', '', 'proof', '',
            '', %(review_by)s, tstzrange(clock_timestamp(), NULL), clock_timestamp(), %(officer)s, '')
    RETURNING id
"""
MANDATE = """
    INSERT INTO pauses_mandate (pause_id, action, decision_kind, decision_id, decision_reference,
                                decision_url, content_hash, signers, issued_at, expires_at)
    VALUES (%(pause)s, 'lift', 'proof', 0, 'proof', '', '', '{}', clock_timestamp(),
            clock_timestamp() + interval '1 hour')
    RETURNING id
"""
LIFT = """
    UPDATE pauses_pause SET period = tstzrange(lower(period), clock_timestamp()),
           lifted_by_id = %(officer)s, end_asked_by_id = %(colleague)s, mandate_id = %(mandate)s
     WHERE id = %(pause)s
"""
# The ended pause once more, from some seconds after its end on: jurisdictions/pauses/acts/begin_again.py.
AGAIN = """
    INSERT INTO pauses_pause (jurisdiction_id, include_parts, left_out, services, request_types,
                              excluded_types, data_categories, exceptions, release_at, release_until,
                              nexus, stage, new_only, handling, agency_reply, reason, conditions,
                              source_url, review_by, created_at, decided_by_id, scope_key,
                              period, resumes_id, received_from)
    SELECT jurisdiction_id, include_parts, left_out, services, request_types,
           excluded_types, data_categories, exceptions, '{}', '{}',
           nexus, stage, new_only, handling, agency_reply, reason, conditions,
           source_url, review_by, clock_timestamp(), decided_by_id, '',
           tstzrange(upper(period) + make_interval(secs => %(seconds)s), NULL), id,
           CASE WHEN new_only THEN pause_new_from(ended) END
      FROM pauses_pause ended WHERE id = %(pause)s
    RETURNING id
"""
ASK_EXCEPTION = """
    INSERT INTO exceptions_use (request_id, pause_id, kind, facts, refusal, asked_by_id, asked_at)
    VALUES (%(request)s, %(pause)s, 'threat_to_life', 'proof', '', %(officer)s, clock_timestamp())
    RETURNING id
"""
FIRST = """
    UPDATE exceptions_use SET first_by_id = %(by)s, first_team_id = %(team)s, first_at = clock_timestamp()
     WHERE id = %(use)s
"""
SECOND = """
    UPDATE exceptions_use SET second_by_id = %(by)s, second_team_id = %(team)s, second_at = clock_timestamp()
     WHERE id = %(use)s
"""

UNLESS_SAID: dict[str, object] = {
    "include_parts": True,
    "left_out": [],
    "services": [],
    "request_types": [],
    "excluded_types": [],
    "data_categories": [],
    "exceptions": "[]",
    "nexus": "agency",
    "new_only": False,
}


def pause(connection: psycopg.Connection, scope: Scope, stage: str, scene: Scene) -> int:
    """Pause, from `stage` on unless the scope has a stage of its own; returns the id after the COMMIT."""
    review_by = datetime.now(UTC).date() + timedelta(days=30)
    facts = {"stage": stage, "review_by": review_by, "officer": scene.officer}
    return one(connection, PAUSE, UNLESS_SAID | facts | scope.columns)


def lift(connection: psycopg.Connection, paused: int, scene: Scene) -> None:
    """Lift, with a mandate of its own."""
    mandate = one(connection, MANDATE, {"pause": paused})
    people = {"officer": scene.officer, "colleague": scene.colleague}
    connection.execute(LIFT, people | {"pause": paused, "mandate": mandate})


def free(connection: psycopg.Connection, paused: int, seconds: float, scene: Scene) -> int:
    """Break the glass: one transaction lifts the pause and writes it anew, from so many seconds later on."""
    with connection.transaction():
        lift(connection, paused, scene)
        return one(connection, AGAIN, {"pause": paused, "seconds": seconds})


def grant(connection: psycopg.Connection, paused: int, request: int, scene: Scene) -> None:
    """Let one request pass one pause: asked for, approved, approved again by another team."""
    asked = {"request": request, "pause": paused, "officer": scene.officer}
    use = one(connection, ASK_EXCEPTION, asked)
    connection.execute(FIRST, {"use": use, "by": scene.reviewer, "team": scene.teams[0]})
    connection.execute(SECOND, {"use": use, "by": scene.approver, "team": scene.teams[1]})


def one(connection: psycopg.Connection, query: Any, parameters: dict[str, Any]) -> int:
    """The one number a query answers with."""
    row = connection.execute(query, parameters).fetchone()
    if row is None:
        raise LookupError("the query gave no row")
    return int(row[0])
