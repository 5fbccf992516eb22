"""What pauses do to the open requests, for the pages of pauses: they know no request themselves."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from jurisdictions.pauses.effects import Effect
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope
from reviews.drafted import DRAFT, draft_of
from reviews.models import OPEN_STATES

# Open requests by lane and state, of the lanes that a pause covers. Everything about pauses is asked once a
# lane. A lane held whole is in the tally; of one held in part an index of its requests is read.
COVERED = """
    WITH covered AS MATERIALIZED (
        SELECT p.id AS pause, p.stage, lane.id, lane.service_id, lane.type, lane.emergency,
               pause_holds_from(p, clock_timestamp()) AS held_from
          FROM {pauses} p
          JOIN reviews_lane_facts lane ON pause_covers_lane(p, lane)
    )
    SELECT covered.pause, covered.service_id, covered.type, open.state, covered.emergency,
           pause_blocks(covered.stage, next_step(open.state)) AS held, counted.number
      FROM covered
     CROSS JOIN unnest(%(open_states)s::varchar[]) open(state)
     CROSS JOIN LATERAL (
        SELECT CASE WHEN covered.held_from = '-infinity' THEN (
                   SELECT COALESCE(sum(tally.number), 0)::bigint
                     FROM reviews_tally tally
                    WHERE tally.lane_id = covered.id AND tally.state = open.state
               ) ELSE (
                   SELECT count(*)
                     FROM reviews_request r
                    WHERE r.lane_id = covered.id AND r.state = open.state
                      AND r.state NOT IN ('delivered', 'closed') AND r.received_at >= covered.held_from
               ) END AS number
     ) counted
     WHERE counted.number > 0
"""


ARRIVALS = """
    WITH covered AS MATERIALIZED (
        SELECT lane.id, p.stage, pause_holds_from(p, clock_timestamp()) AS held_from
          FROM pauses_pause p
          JOIN reviews_lane_facts lane ON pause_covers_lane(p, lane)
         WHERE p.id = %(pause)s
    )
    SELECT percentile_disc(%(parts)s::float8[]) WITHIN GROUP (ORDER BY r.received_at)
      FROM covered
      JOIN reviews_request r
        ON r.lane_id = covered.id AND r.state NOT IN ('delivered', 'closed')
       AND r.received_at >= covered.held_from AND pause_blocks(covered.stage, next_step(r.state))
"""


AT_LEAST = """
    SELECT EXISTS (SELECT FROM reviews_request WHERE state NOT IN ('delivered', 'closed')
                   OFFSET %(all_but_one)s)
"""


class Covered(NamedTuple):
    """So many open requests of one lane and state, under one pause."""

    pause: int
    service: int
    type: str
    state: str
    emergency: bool
    held: bool
    number: int


def effects_of(pauses: Sequence[Pause]) -> dict[int, Effect]:
    """What each of these pauses holds and covers now."""
    table = "(SELECT * FROM pauses_pause WHERE id = ANY (%(ids)s))"
    return _effects(table, {"ids": [pause.pk for pause in pauses]})


def forecast(scope: PauseScope, new_from: datetime | None = None) -> Effect:
    """What a pause of this scope would hold now, if new requests are those from then on; none is written."""
    return _effects(DRAFT, draft_of(scope, new_from)).get(0, Effect())


def open_are_at_least(number: int) -> bool:
    """Whether there are so many open requests, whoever may see them; no more than that many are counted."""
    with connection.cursor() as cursor:
        cursor.execute(AT_LEAST, {"all_but_one": max(number - 1, 0)})
        return bool(cursor.fetchone()[0])


def places_with_open() -> frozenset[int]:
    """The jurisdictions of agencies with an open request; one look in the index a lane."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT DISTINCT lane.agency_jurisdiction_id FROM reviews_lane lane
             WHERE EXISTS (SELECT FROM reviews_request r
                            WHERE r.lane_id = lane.id AND r.state NOT IN ('delivered', 'closed'))
        """)
        return frozenset(place for (place,) in cursor.fetchall())


def arrivals_under(pause: Pause, edges: int) -> list[datetime]:
    """Moments of arrival that divide what the pause holds now into equal shares, one more than `edges`."""
    parts = [number / (edges + 1) for number in range(1, edges + 1)]
    with connection.cursor() as cursor:
        cursor.execute(ARRIVALS, {"pause": pause.pk, "parts": parts})
        return list(cursor.fetchone()[0] or [])


def _effects(table: str, parameters: dict[str, Any]) -> dict[int, Effect]:
    with connection.cursor() as cursor:
        cursor.execute(COVERED.format(pauses=table), parameters | {"open_states": list(OPEN_STATES)})
        rows = [Covered(*row) for row in cursor.fetchall()]
    by_pause: dict[int, list[Covered]] = defaultdict(list)
    for row in rows:
        by_pause[row.pause].append(row)
    return {pause_id: _effect(covered) for pause_id, covered in by_pause.items()}


def _effect(rows: list[Covered]) -> Effect:
    held = [row for row in rows if row.held]
    by_service: dict[int, int] = defaultdict(int)
    by_type: dict[str, int] = defaultdict(int)
    for row in held:
        by_service[row.service] += row.number
        by_type[row.type] += row.number
    return Effect(
        held=sum(row.number for row in held),
        covered=sum(row.number for row in rows),
        in_hand=sum(row.number for row in held if row.state == "in_review"),
        approved_not_delivered=sum(row.number for row in held if row.state in {"approved", "produced"}),
        emergencies=sum(row.number for row in held if row.emergency),
        by_service=dict(by_service),
        by_type=dict(by_type),
    )
