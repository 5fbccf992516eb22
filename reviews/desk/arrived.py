"""How many requests came from a place: for the watches of assessments, which know no request."""

from datetime import datetime

from django.db import connection

from jurisdictions.assessments.watching.arrivals import counts_arrivals
from jurisdictions.models import Jurisdiction

# Asked once a lane: of the requests themselves only the index by lane and arrival is read.
ARRIVED = """
    SELECT count(*)
      FROM reviews_lane lane
      JOIN jurisdictions_jurisdiction place ON place.id = lane.agency_jurisdiction_id
      JOIN reviews_request r
        ON r.lane_id = lane.id AND r.received_at >= %(since)s AND r.received_at < %(before)s
     WHERE place.ancestors @> ARRAY[%(place)s]::bigint[]
"""


@counts_arrivals
def received(place: Jurisdiction, since: datetime, before: datetime) -> int:
    """Requests of agencies of this place and of its parts, received in this time, closed ones too."""
    with connection.cursor() as cursor:
        cursor.execute(ARRIVED, {"place": place.pk, "since": since, "before": before})
        return int(cursor.fetchone()[0])
