"""What pauses hold back: for one request, for a page of them, for a pause and for one not yet made."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from jurisdictions.pauses.effects import Effect
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope

HOLDING = """
    SELECT r.id, p.id
      FROM reviews_request r
     CROSS JOIN LATERAL pauses_holding(r, COALESCE(%(step)s, next_step(r.state)), %(at)s) p
     WHERE r.id = ANY (%(ids)s)
     ORDER BY p.id
"""

# Open requests by lane and state, of the lanes that a pause covers.
COVERED = """
    SELECT p.id, lane.service_id, lane.type, r.state, r.emergency,
           pause_blocks(p.stage, next_step(r.state)) AS held, count(*)
      FROM {pauses} p
      JOIN desk_lane lane
        ON pause_covers(p, lane.agency_ancestors, lane.user_ancestors, lane.service_id, lane.type)
      JOIN reviews_request r
        ON r.lane_id = lane.id AND r.state NOT IN ('delivered', 'closed')
       AND NOT (p.new_only AND r.received_at < lower(p.period))
     GROUP BY 1, 2, 3, 4, 5, 6
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


def pauses_holding(
    ids: Iterable[int], *, step: str | None = None, at: datetime | None = None
) -> dict[int, list[Pause]]:
    """For each of the requests, the pauses that hold it back from a step (its next one, if none is named)."""
    with connection.cursor() as cursor:
        cursor.execute(HOLDING, {"ids": list(ids), "step": step, "at": at or timezone.now()})
        pairs = cursor.fetchall()
    pauses = Pause.objects.with_people().in_bulk({pause_id for _, pause_id in pairs})
    held: dict[int, list[Pause]] = defaultdict(list)
    for request_id, pause_id in pairs:
        held[request_id].append(pauses[pause_id])
    return held


def effects_of(pauses: Sequence[Pause]) -> dict[int, Effect]:
    """What each of these pauses holds and covers now."""
    table = "(SELECT * FROM pauses_pause WHERE id = ANY (%(ids)s))"
    return _effects(table, {"ids": [pause.pk for pause in pauses]})


def forecast(scope: PauseScope) -> Effect:
    """What a pause of this scope would hold if it began now; nothing is written."""
    table = "(SELECT (jsonb_populate_record(NULL::pauses_pause, %(draft)s::jsonb)).*)"
    draft = scope.as_draft(timezone.now()) | {"id": 0}
    return _effects(table, {"draft": json.dumps(draft)}).get(0, Effect())


def _effects(table: str, parameters: dict[str, Any]) -> dict[int, Effect]:
    with connection.cursor() as cursor:
        cursor.execute(COVERED.format(pauses=table), parameters)
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
