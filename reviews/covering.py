"""Which pauses cover a request, whatever step it is at: for those who must be told, and for its clocks."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q

from jurisdictions.pauses.models import Pause

# Not only those in force: a clock asks for the time spent under pauses that were lifted since.
COVERING = """
    SELECT r.id, p.id
      FROM reviews_request r
      JOIN reviews_lane_facts lane ON lane.id = r.lane_id
      JOIN pauses_pause p
        ON pause_covers_lane(p, lane)
       AND NOT (p.new_only AND r.received_at < pause_new_from(p))
       AND (upper_inf(p.period) OR upper(p.period) > r.received_at)
     WHERE r.id = ANY (%s)
     ORDER BY p.id
"""


def pauses_covering(ids: Iterable[int]) -> dict[int, list[Pause]]:
    """For each of the requests, the pauses that cover it or covered it since it was received."""
    with connection.cursor() as cursor:
        cursor.execute(COVERING, [list(ids)])
        pairs = cursor.fetchall()
    pauses = Pause.objects.select_related("jurisdiction").in_bulk({pause_id for _, pause_id in pairs})
    covering: dict[int, list[Pause]] = defaultdict(list)
    for request_id, pause_id in pairs:
        covering[request_id].append(pauses[pause_id])
    return covering


# Lanes whose requests no one may review at a moment; where only later ones are held, from when on.
HELD_LANES = """
    SELECT lane.id, NULLIF(min(pause_holds_from(p, %(at)s)), '-infinity')
      FROM reviews_lane_facts lane
      JOIN pauses_pause p
        ON p.period @> %(at)s AND pause_blocks(p.stage, 'review') AND pause_covers_lane(p, lane)
     GROUP BY lane.id
"""


def held_back(at: datetime, prefix: str = "") -> Q:
    """A filter for requests whose review a pause holds back at this moment; `prefix` as in `request__`.

    Asked lane by lane: there are some thousands of them, however many requests a pause covers.
    """
    with connection.cursor() as cursor:
        cursor.execute(HELD_LANES, {"at": at})
        rows = cursor.fetchall()
    whole = [lane for lane, since in rows if since is None]
    held = Q(**{f"{prefix}lane_id__in": whole})
    by_start: dict[datetime, list[int]] = defaultdict(list)
    for lane, since in rows:
        if since is not None:
            by_start[since].append(lane)
    for since, lanes in by_start.items():
        held |= Q(**{f"{prefix}lane_id__in": lanes, f"{prefix}received_at__gte": since})
    return held
