"""What pauses hold back: for one request, for a page of them, for a pause and for one not yet made."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from jurisdictions.pauses.models import Pause

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


@dataclass
class Effect:
    """What a pause does to the open requests: held now, and covered but not yet at the blocked stage."""

    held: int = 0
    covered: int = 0
    in_hand: int = 0
    approved_not_delivered: int = 0
    emergencies: int = 0
    by_service: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    by_type: dict[str, int] = field(default_factory=lambda: defaultdict(int))


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


def effect_of_draft(columns: dict[str, Any]) -> Effect:
    """What a pause with these columns would hold if it began now; nothing is written."""
    table = "(SELECT (jsonb_populate_record(NULL::pauses_pause, %(draft)s::jsonb)).*)"
    return _effects(table, {"draft": json.dumps({**columns, "id": 0})}).get(0, Effect())


def _effects(table: str, parameters: dict[str, Any]) -> dict[int, Effect]:
    effects: dict[int, Effect] = defaultdict(Effect)
    with connection.cursor() as cursor:
        cursor.execute(COVERED.format(pauses=table), parameters)
        for pause_id, service_id, kind, state, emergency, held, number in cursor.fetchall():
            effect = effects[pause_id]
            effect.covered += number
            if held:
                effect.held += number
                effect.by_service[service_id] += number
                effect.by_type[kind] += number
                effect.in_hand += number if state == "in_review" else 0
                effect.approved_not_delivered += number if state in {"approved", "produced"} else 0
                effect.emergencies += number if emergency else 0
    return effects
