"""What a person can work on now: asked lane by lane, so that held requests cost nothing to skip."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from portal.access.permissions import Permission
from portal.access.questions import granted
from portal.accounts.models import User
from reviews.models import Queue

# The head of every lane that is not held; the last of the first heads is the latest deadline that can be
# among the first rows, so only lanes that begin before it are read further.
WORKABLE = """
    WITH open_lane AS MATERIALIZED (
        SELECT lane.id,
               lane_held_from(lane, 'review', clock_timestamp()) AS held_from
          FROM reviews_lane_facts lane
         WHERE lane.queue_id = ANY (%(queues)s) AND lane.agency_ancestors && %(places)s::bigint[]
    ), head AS MATERIALIZED (
        SELECT lane.id, lane.held_from, first.due_at
          FROM open_lane lane
         CROSS JOIN LATERAL (
            SELECT r.due_at
              FROM reviews_request r
             WHERE r.lane_id = lane.id AND r.state = 'received'
               AND (lane.held_from IS NULL OR r.received_at < lane.held_from)
             ORDER BY r.due_at, r.id
             LIMIT 1
         ) first
         WHERE lane.held_from IS DISTINCT FROM '-infinity'
    ), edge AS (
        SELECT CASE WHEN count(*) = %(limit)s THEN max(due_at) ELSE 'infinity' END AS due_at
          FROM (SELECT due_at FROM head ORDER BY due_at LIMIT %(limit)s) earliest
    )
    SELECT found.id
      FROM edge
      JOIN head ON head.due_at <= edge.due_at
     CROSS JOIN LATERAL (
        SELECT r.id, r.due_at
          FROM reviews_request r
         WHERE r.lane_id = head.id AND r.state = 'received' AND r.due_at <= edge.due_at
           AND (head.held_from IS NULL OR r.received_at < head.held_from)
         ORDER BY r.due_at, r.id
         LIMIT %(limit)s
     ) found
     ORDER BY found.due_at, found.id
     LIMIT %(limit)s
"""

TAKE = """
    SELECT id FROM reviews_request
     WHERE id = ANY (%(ids)s) AND state = 'received'
     ORDER BY due_at, id
     LIMIT 1
       FOR UPDATE SKIP LOCKED
"""

# What waits in a lane is in the tally; only where a pause holds the newer ones are those counted. Deadlines
# are read in the order of their index, up to the end of this day.
COUNTS = """
    WITH lane AS MATERIALIZED (
        SELECT lane.id, lane.queue_id,
               lane_held_from(lane, 'review', clock_timestamp()) AS held_from,
               (SELECT COALESCE(sum(tally.number), 0)::bigint
                  FROM reviews_tally tally
                 WHERE tally.lane_id = lane.id AND tally.state = 'received') AS waiting
          FROM reviews_lane_facts lane
         WHERE lane.queue_id = ANY (%(queues)s) AND lane.agency_ancestors && %(places)s::bigint[]
    ), counted AS (
        SELECT lane.queue_id, lane.waiting, due.today, due.over,
               CASE WHEN lane.held_from IS NULL THEN 0
                    WHEN lane.held_from = '-infinity' THEN lane.waiting
                    ELSE (SELECT count(*) FROM reviews_request r
                           WHERE r.lane_id = lane.id AND r.state = 'received'
                             AND r.received_at >= lane.held_from) END AS held
          FROM lane
         CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE r.due_at >= now()) AS today,
                   count(*) FILTER (WHERE r.due_at < now()) AS over
              FROM reviews_request r
             WHERE r.lane_id = lane.id AND r.state = 'received'
               AND r.due_at < date_trunc('day', now(), 'UTC') + interval '1 day'
         ) due
         WHERE lane.waiting > 0
    )
    SELECT queue_id, sum(waiting - held), sum(held), sum(today), sum(over) FROM counted GROUP BY queue_id
"""

MORE_THAN_TAKERS = (16, 128, 1024)


@dataclass(frozen=True)
class QueueCount:
    """How a queue stands for one person: received requests only, in the jurisdictions they reach."""

    queue: Queue
    workable: int = 0
    held: int = 0
    due_today: int = 0
    overdue: int = 0


def worked_queues(person: User) -> list[Queue]:
    """The active queues that the person may take from, in their order."""
    return list(Queue.objects.filter(pk__in=granted(person, Permission.WORK_QUEUE), is_active=True))


def workable_ids(person: User, queues: Sequence[Queue], limit: int) -> list[int]:
    """Ids of the first requests the person could take, by deadline; held ones are never among them."""
    with connection.cursor() as cursor:
        cursor.execute(WORKABLE, reach_of(person, queues) | {"limit": limit})
        return [row[0] for row in cursor.fetchall()]


def next_workable(person: User, queue: Queue | None = None) -> int | None:
    """Lock and return the id of the next request for this person, or None. Call it inside an act.

    Requests that others are taking at this moment are skipped, never waited for.
    """
    queues = [queue] if queue is not None else worked_queues(person)
    for limit in MORE_THAN_TAKERS:
        ids = workable_ids(person, queues, limit)
        with connection.cursor() as cursor:
            cursor.execute(TAKE, {"ids": ids})
            if row := cursor.fetchone():
                return int(row[0])
        if len(ids) < limit:
            return None
    return None


def queue_counts(person: User) -> list[QueueCount]:
    """Each queue the person works, with what is workable, held, due today and overdue in it."""
    queues = worked_queues(person)
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, reach_of(person, queues))
        counts = {row[0]: map(int, row[1:]) for row in cursor.fetchall()}
    return [QueueCount(queue, *counts.get(queue.pk, ())) for queue in queues]


def reach_of(person: User, queues: Sequence[Queue]) -> dict[str, list[int]]:
    """Ids of those of the queues that the person works, and of the places where they review."""
    mine = granted(person, Permission.WORK_QUEUE)
    return {
        "queues": [queue.pk for queue in queues if queue.pk in mine],
        "places": sorted(granted(person, Permission.REVIEW)),
    }
