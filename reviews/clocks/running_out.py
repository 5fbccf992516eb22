"""Which statutory clocks a pause would make run out before its review: counted lane by lane, in an index."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from django.db import connection
from django.utils import timezone

from jurisdictions.pauses.models.words import Stage
from jurisdictions.pauses.running_out import DueClock, RunningOut, answers_what_runs_out
from jurisdictions.pauses.scope import PauseScope
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from reviews.drafted import DRAFT_LANES, draft_of
from reviews.models import Clock
from reviews.regimes import name_of, source_of

FIRST = 5
BY_WEEK_UP_TO = timedelta(days=98)

CLOCKS = """reviews_clock clock
         WHERE clock.lane_id = lane.id AND clock.statutory AND clock.stopped_at IS NULL
           AND clock.due_at >= %(now)s AND clock.due_at < %(before)s"""
# A pause that holds all of a lane needs no look at its requests: whoever has a clock that runs is open.
HELD = """
           AND (SELECT r.received_at >= lane.held_from AND pause_blocks(lane.stage, next_step(r.state))
                  FROM reviews_request r WHERE r.id = clock.request_id)"""

# Span by span in the index: no date is worked out for each clock.
SPANS = f"""
    WITH lane AS MATERIALIZED ({DRAFT_LANES}), span AS (
        SELECT day::date, day AT TIME ZONE 'UTC' AS begins,
               (day + %(length)s::interval) AT TIME ZONE 'UTC' AS ends
          FROM generate_series(date_trunc(%(span)s, %(now)s AT TIME ZONE 'UTC'),
                               %(before)s AT TIME ZONE 'UTC', %(length)s::interval) day
    )
    SELECT span.day, sum(counted.number)::bigint
      FROM span
     CROSS JOIN lane
     CROSS JOIN LATERAL (
        SELECT count(*) AS number
          FROM {CLOCKS} AND clock.due_at >= span.begins AND clock.due_at < span.ends {{held}}
     ) counted
     WHERE counted.number > 0
     GROUP BY 1 ORDER BY 1
"""  # noqa: S608 -- put together from constants
EARLIEST = f"""
    WITH lane AS MATERIALIZED ({DRAFT_LANES})
    SELECT first.id
      FROM lane
     CROSS JOIN LATERAL (
        SELECT clock.id, clock.due_at
          FROM {CLOCKS} {{held}}
         ORDER BY clock.due_at LIMIT %(first)s
     ) first
     ORDER BY first.due_at, first.id LIMIT %(first)s
"""  # noqa: S608 -- put together from constants


@answers_what_runs_out
def running_out(
    scope: PauseScope, before: date, reader: User, new_from: datetime | None = None
) -> RunningOut:
    """Clocks of requests that the pause would hold, due from now on and before that day began in UTC."""
    now = timezone.now()
    span: Literal["week", "month"] = "week" if before - now.date() <= BY_WEEK_UP_TO else "month"
    asked = draft_of(scope, new_from) | {"now": now, "before": datetime.combine(before, time(), UTC)}
    held = "" if _takes_whole_lanes(scope) else HELD
    lengths = {"span": span, "length": f"1 {span}"}
    spans = [(day, number) for day, number in _rows(SPANS.format(held=held), asked | lengths)]
    number = sum(number for _day, number in spans)
    ids = [pk for (pk,) in _rows(EARLIEST.format(held=held), asked | {"first": FIRST})] if number else []
    return RunningOut(before, number, span, spans, _shown(ids, reader))


def _takes_whole_lanes(scope: PauseScope) -> bool:
    """Whether it holds every open request of a lane: the older ones too, and from review on."""
    return not scope.new_only and scope.stage in {Stage.INTAKE, Stage.REVIEW}


def _rows(sql: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _shown(ids: list[int], reader: User) -> list[DueClock]:
    clocks = Clock.objects.filter(pk__in=ids).select_related("request__agency_jurisdiction")
    return [_one(clock, reader) for clock in clocks.order_by("due_at", "pk")]


def _one(clock: Clock, reader: User) -> DueClock:
    facts = (name_of(clock.regime), source_of(clock.regime), clock.due_at)
    request = clock.request
    if not may(reader, Permission.SEE, request.agency_jurisdiction):
        return DueClock(*facts)
    return DueClock(*facts, request.reference, request.get_absolute_url())
