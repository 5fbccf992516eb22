"""What a lift would free, in which stage and order, and what of it has gone stale; nothing is written."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.effects import arrivals_under
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.release_plan import Plan, ReleasePlan, Returning, Stage, answers_what_returns
from portal.access.permissions import Permission
from portal.access.questions import reach
from portal.accounts.models import User
from reviews.desk.acts.back_to_triage import AFTER_DECISION
from reviews.desk.elsewhere import HELD_ELSEWHERE, OTHERS_HOLD_FROM
from reviews.desk.models import DISCLOSING
from reviews.desk.stale import REASONS, parameters
from reviews.due_again import due_again
from reviews.models import Request

FIRST = 10

# What the pause holds now, with the stage that frees it (the first is 0) and whether another pause in force
# holds it too, which is asked once a lane.
HELD = f"""
    WITH covered AS MATERIALIZED (
        SELECT lane.id, p.stage, pause_holds_from(p, %(now)s) AS held_from,
               {OTHERS_HOLD_FROM}
          FROM pauses_pause p
          JOIN reviews_lane_facts lane ON pause_covers_lane(p, lane)
         WHERE p.id = %(pause)s
    ), held AS (
        SELECT r.*, width_bucket(r.received_at, %(edges)s::timestamptz[]) AS release,
               {HELD_ELSEWHERE} AS elsewhere
          FROM covered
          JOIN reviews_request r
            ON r.lane_id = covered.id AND r.state NOT IN ('delivered', 'closed')
           AND r.received_at >= covered.held_from AND pause_blocks(covered.stage, next_step(r.state))
    )
"""  # noqa: S608 -- put together from constants
# Decided before the lift: it is not carried out after it.
TO_TRIAGE = """
    r.state = ANY (%(after_decision)s)
    AND COALESCE((SELECT d.outcome FROM desk_decision d WHERE d.request_id = r.id ORDER BY d.id DESC LIMIT 1)
                 = ANY (%(disclosing)s), false) AS to_triage
"""
FLAGS = ", ".join(f"COALESCE({reason.holds}, false) AS {reason.code}" for reason in REASONS)
CODES = [reason.code for reason in REASONS]

# Materialised, so that each condition is looked at once a request, however often it is counted.
COUNTS = f"""
    {HELD}, flagged AS MATERIALIZED (
        SELECT r.release, r.elsewhere, {TO_TRIAGE}, {FLAGS} FROM held r
    )
    SELECT release, COALESCE(elsewhere, false), count(*), count(*) FILTER (WHERE to_triage),
           count(*) FILTER (WHERE {" OR ".join(CODES)}),
           {", ".join(f"count(*) FILTER (WHERE {code})" for code in CODES)}
      FROM flagged
     GROUP BY 1, 2
"""  # noqa: S608 -- put together from constants
EARLIEST = f"""
    {HELD}
    SELECT r.id, r.release, {TO_TRIAGE}, {FLAGS}
      FROM (SELECT * FROM held
             WHERE elsewhere IS NOT TRUE AND agency_jurisdiction_id = ANY (%(places)s)
             ORDER BY release, due_at, id LIMIT %(first)s) r
     ORDER BY r.release, r.due_at, r.id
"""  # noqa: S608 -- put together from constants


class Counted(NamedTuple):
    """So many requests of one stage."""

    release: int
    elsewhere: bool
    requests: int
    to_triage: int
    stale: int
    by_reason: tuple[int, ...]


@answers_what_returns
def release_plan(pause: Pause, plan: Plan, reader: User) -> ReleasePlan:
    """The plan as a lift at this moment would carry it out: the same shares, the oldest arrivals first."""
    now = timezone.now()
    asked = parameters(now, pause.period.lower) | {
        "pause": pause.pk,
        "edges": arrivals_under(pause, plan.stages - 1),
        "after_decision": list(AFTER_DECISION),
        "disclosing": list(DISCLOSING),
    }
    counted = [_counted(*row) for row in _rows(COUNTS, asked)]
    freed = {row.release: row for row in counted if not row.elsewhere}
    return ReleasePlan(
        stages=[_stage(number, freed.get(number), plan) for number in range(plan.stages)],
        held_elsewhere=sum(row.requests for row in counted if row.elsewhere),
        reasons=[
            (str(reason.words), number)
            for reason, number in zip(REASONS, _sums(freed.values()), strict=True)
            if number
        ],
        first=_first(asked, plan, reader) if freed else [],
    )


def _rows(sql: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return list(cursor.fetchall())


def _counted(
    release: int, elsewhere: bool, requests: int, to_triage: int, stale: int, *by_reason: int
) -> Counted:
    return Counted(release, elsewhere, requests, to_triage, stale, by_reason)


def _sums(rows: Iterable[Counted]) -> list[int]:
    return [sum(row.by_reason[place] for row in rows) for place in range(len(REASONS))]


def _stage(number: int, row: Counted | None, plan: Plan) -> Stage:
    counts = (row.requests, row.to_triage, row.stale) if row else (0, 0, 0)
    return Stage(number + 1, number * plan.hours, *counts)


def _first(asked: dict[str, Any], plan: Plan, reader: User) -> list[Returning]:
    places = reach(reader, [Permission.SEE], Jurisdiction.objects.all())
    ids = list(places.values_list("pk", flat=True))
    rows = _rows(EARLIEST, asked | {"places": ids, "first": FIRST}) if ids else []
    requests = Request.objects.in_bulk([row[0] for row in rows])
    wait = {row[0]: timedelta(hours=row[1] * plan.hours) for row in rows}
    deadlines = due_again(wait)
    return [
        Returning(
            reference=requests[pk].reference,
            url=requests[pk].get_absolute_url(),
            state=requests[pk].get_state_display(),
            stage=release + 1,
            to_triage=to_triage,
            reasons=[str(reason.words) for reason, holds in zip(REASONS, flags, strict=True) if holds],
            deadlines=deadlines.get(pk, []),
        )
        for pk, release, to_triage, *flags in rows
    ]
