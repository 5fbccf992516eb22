"""Which pauses hold requests back: one request, or a page of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

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
