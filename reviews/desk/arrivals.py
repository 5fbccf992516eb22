"""How many requests a month a pause is to expect, from those this desk received."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import ngettext

from jurisdictions.pauses.expected import Expected, source_of_history
from jurisdictions.pauses.scope import PauseScope
from reviews.drafted import DRAFT_LANES, draft_of

YEAR = timedelta(days=365)
MONTH = YEAR / 12

# All of them, open or not, whatever step they are at; and since when there are any on the desk. Whole months
# are in the tally; of the first and of this one an index of the requests is read.
ARRIVED = f"""
    WITH lane AS MATERIALIZED ({DRAFT_LANES}),
    part(begins, ends) AS (
        VALUES (%(since)s, ((month_of(%(since)s) + interval '1 month') AT TIME ZONE 'UTC')),
               (month_of(%(now)s)::timestamp AT TIME ZONE 'UTC', %(now)s)
    )
    SELECT (SELECT min(received_at) FROM reviews_request WHERE received_at >= %(since)s),
           (SELECT COALESCE(sum(tally.number), 0)::bigint
              FROM lane JOIN reviews_tally tally ON tally.lane_id = lane.id
             WHERE tally.month > month_of(%(since)s) AND tally.month < month_of(%(now)s))
         + (SELECT count(*)
              FROM part, lane JOIN reviews_request r ON r.lane_id = lane.id
             WHERE r.received_at >= part.begins AND r.received_at < part.ends)
"""  # noqa: S608 -- put together from constants


@source_of_history(order=10)
def from_this_desk(scope: PauseScope) -> Expected | None:
    """The mean of the last twelve months, or of the months since the first request; None where none came."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(ARRIVED, draft_of(scope) | {"now": now, "since": now - YEAR})
        first, number = cursor.fetchone()
    if not number:
        return None
    months = _months(first, now)
    return Expected(number / months, _in_words(number, round(months)))


def _months(first: datetime, now: datetime) -> float:
    """How many months of history there are: at least one, so that a desk's first days promise no flood."""
    return max((now - first) / MONTH, 1.0)


def _in_words(number: int, months: int) -> str:
    words = ngettext(
        "%(number)d received by this desk in the last %(months)d month",
        "%(number)d received by this desk in the last %(months)d months",
        months,
    )
    return words % {"number": number, "months": months}
