"""Which clocks somebody must be reminded of now: found by their state, never by when the job ran last."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from reviews.clocks.running import Running, running
from reviews.covering import held_back
from reviews.models import OPEN_STATES, Clock

BEFORE = timedelta(hours=48)
BEFORE_EMERGENCY = timedelta(hours=1)
AT_ONCE = 5_000


def to_remind_of(now: datetime) -> Iterator[list[Running]]:
    """Clocks due soon that nobody was reminded of, and overdue ones not reminded of since; some at a time.

    A clock of the desk's own that a pause stops is left out, and one that was stopped comes later by as
    much.
    """
    after = 0
    while several := list(_candidates(now).filter(pk__gt=after)[:AT_ONCE]):
        after = several[-1].pk
        due = [row for row in running(several, now) if _is_due(row, now)]
        if due:
            yield due


def _candidates(now: datetime) -> QuerySet[Clock]:
    soon = Q(due_at__lte=now + BEFORE, request__emergency=False)
    soon |= Q(due_at__lte=now + BEFORE_EMERGENCY, request__emergency=True)
    return (
        Clock.objects.filter(soon, due_at__lte=now + BEFORE, stopped_at=None, request__state__in=OPEN_STATES)
        .filter(Q(reminded_at=None) | Q(reminded_at__lt=F("due_at"), due_at__lte=now))
        .exclude(held_back(now, "request__") & Q(statutory=False))
        .select_related("request__agency_jurisdiction", "request__queue", "request__service")
        .order_by("pk")
    )


def _is_due(row: Running, now: datetime) -> bool:
    if row.is_stopped:
        return False
    reminded_at = row.clock.reminded_at
    if reminded_at is not None:
        return reminded_at < row.due_at <= now
    return row.due_at <= now + (BEFORE_EMERGENCY if row.clock.request.emergency else BEFORE)
