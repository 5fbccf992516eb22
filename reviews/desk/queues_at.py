"""How many requests waited in a person's queues at a past moment, and how many of them were held.

What was due then is not told: deadlines were moved since, with the clocks they come from.
"""

from datetime import datetime
from typing import Any

from django.db import connection

from portal.accounts.models import User
from reviews.desk.workable import QueueCount, reach_of, worked_queues

# What waits in a queue waits for review, so a lane's pauses on review hold all that came since they began;
# only what has an exception today is asked one by one, for it may have been granted later.
COUNTS = """
    WITH reached AS MATERIALIZED (
        SELECT lane.id, lane.queue_id,
               (SELECT min(known.since) FROM pauses_at(%(at)s) known
                 WHERE pause_blocks((known.pause).stage, 'review') AND pause_reaches_lane(known.pause, lane)
               ) AS since
          FROM reviews_lane_facts lane
         WHERE lane.queue_id = ANY (%(queues)s) AND lane.agency_ancestors && %(places)s::bigint[]
    ), waiting AS (
        SELECT lane.queue_id,
               COALESCE(r.received_at >= lane.since, false)
               AND (r.excepted_from = '{}' OR EXISTS (SELECT FROM pauses_holding_at(r, %(at)s))) AS held
          FROM reached lane
          JOIN reviews_request r ON r.lane_id = lane.id AND r.received_at <= %(at)s
         CROSS JOIN LATERAL request_state_at(r, %(at)s) stood
         WHERE stood.state = 'received'
    )
    SELECT queue_id, count(*) FILTER (WHERE NOT held), count(*) FILTER (WHERE held)
      FROM waiting GROUP BY queue_id
"""


def queue_counts_at(person: User, at: datetime) -> list[QueueCount]:
    """Each queue the person works today, with what was workable and what was held in it then."""
    queues = worked_queues(person)
    asked: dict[str, Any] = reach_of(person, queues) | {"at": at}
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, asked)
        counts = {row[0]: row[1:] for row in cursor.fetchall()}
    return [QueueCount(queue, *counts.get(queue.pk, ())) for queue in queues]
