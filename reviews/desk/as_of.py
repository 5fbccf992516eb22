"""How requests stood at a past moment, and which pauses held them then: asked of `sql/as_of.sql`.

Derived each time and never stored. The tree and the facts of a request are today's: where they were changed
since, the ledger tells.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, TypeVar

from django.db import connection
from django.db.models import BooleanField, CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from jurisdictions.pauses.models import Pause
from reviews.desk.models import Decision
from reviews.models import Request, State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class StateThen(TypedDict):
        """What a list of requests is asked for beside its columns."""

        state_then: str

    Then = WithAnnotations[Request, StateThen]

Row = TypeVar("Row", bound=Request)

# The requests first, then their pauses: OFFSET 0 keeps PostgreSQL from going through all lanes instead.
HOLDING = """
    SELECT (picked.r).id, holding.pause_id
      FROM (SELECT r FROM reviews_request r WHERE r.id = ANY (%(ids)s) OFFSET 0) picked
     CROSS JOIN LATERAL pauses_holding_at(picked.r, %(at)s) holding
     ORDER BY holding.pause_id
"""

# From which moment of arrival on each lane's requests were reached: by a pause on their review, by any.
REACHED = """
    SELECT lane.id,
           min(beginning) FILTER (WHERE pause_blocks((known.pause).stage, 'review')),
           min(beginning)
      FROM reviews_lane_facts lane
      JOIN pauses_at(%(at)s) known ON pause_reaches_lane(known.pause, lane)
     CROSS JOIN GREATEST(known.since, '0001-01-02') beginning
     GROUP BY lane.id
"""

HELD = """
    SELECT holding.pause_id, count(*)
      FROM reviews_request r CROSS JOIN LATERAL pauses_holding_at(r, %(at)s) holding
     WHERE holding.pause_id = ANY (%(ids)s)
     GROUP BY 1
"""

ENDED = (State.DELIVERED, State.CLOSED)


def pauses_holding_at(ids: Iterable[int], at: datetime) -> dict[int, list[Pause]]:
    """For each of the requests, the pauses that held it back from its next step at this past moment."""
    with connection.cursor() as cursor:
        cursor.execute(HOLDING, {"ids": list(ids), "at": at})
        pairs = cursor.fetchall()
    pauses = Pause.objects.in_bulk({pause_id for _, pause_id in pairs})
    held: dict[int, list[Pause]] = defaultdict(list)
    for request_id, pause_id in pairs:
        held[request_id].append(pauses[pause_id])
    return held


def held_at(pauses: Sequence[Pause], at: datetime) -> dict[int, int]:
    """How many requests each of these pauses held at this past moment, by its id."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"ids": [pause.pk for pause in pauses], "at": at})
        return dict(cursor.fetchall())


def as_of(rows: QuerySet[Request], at: datetime | None) -> "QuerySet[Then]":
    """The requests that had been received by then, each with its state then as `state_then`; None is now."""
    if at is None:
        return rows.annotate(state_then=F("state"))
    state = RawSQL("(SELECT s.state FROM request_state_at(reviews_request, %s) s)", [at], CharField())
    return rows.filter(received_at__lte=at).annotate(state_then=state)


def only_held(rows: QuerySet[Row], at: datetime) -> QuerySet[Row]:
    """Those that a pause held at this past moment.

    Lane by lane first, then those that had ended are left out: what then has to be asked one by one is held,
    but for a few.
    """
    holds = RawSQL("EXISTS (SELECT FROM pauses_holding_at(reviews_request, %s))", [at], BooleanField())
    gone = Q(state__in=ENDED, state_since__lte=at)
    return rows.filter(_reached(at), received_at__lte=at).exclude(gone).filter(holds)


def _reached(at: datetime) -> Q:
    """Requests in lanes that a pause reached; those under review only where it stopped review."""
    with connection.cursor() as cursor:
        cursor.execute(REACHED, {"at": at})
        rows = cursor.fetchall()
    in_review: dict[datetime, list[int]] = defaultdict(list)
    decided: dict[datetime, list[int]] = defaultdict(list)
    for lane, review_since, since in rows:
        if review_since is not None:
            in_review[review_since].append(lane)
        if review_since is None or since < review_since:
            decided[since].append(lane)
    had_decision = Exists(Decision.objects.filter(request=OuterRef("pk"), at__lte=at))
    return _received_in(in_review) | (_received_in(decided) & Q(had_decision))


def _received_in(lanes_by_start: dict[datetime, list[int]]) -> Q:
    found = Q(pk__in=())
    for since, lanes in lanes_by_start.items():
        found |= Q(lane_id__in=lanes, received_at__gte=since)
    return found
