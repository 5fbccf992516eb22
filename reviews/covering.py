"""Which pauses cover a request, whatever step it is at: for those who must be told, and for its clocks."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from jurisdictions.pauses.models import Pause

# Not only those in force: a clock asks for the time spent under pauses that were lifted since.
COVERING = """
    SELECT r.id, p.id
      FROM reviews_request r
      JOIN jurisdictions_jurisdiction agency ON agency.id = r.agency_jurisdiction_id
      LEFT JOIN jurisdictions_jurisdiction person ON person.id = r.user_jurisdiction_id
      JOIN pauses_pause p
        ON pause_covers(p, agency.ancestors, person.ancestors, r.service_id, r.type)
       AND NOT (p.new_only AND r.received_at < lower(p.period))
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
