"""Clocks, and pauses that began and ended when a test says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from jurisdictions.pauses.models import Mandate, Pause
from reviews.models import Clock, Request
from tests.factories.pauses import pause
from tests.factories.people import person
from tests.factories.requests import request


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def clock(*, due_in: float, started: float = -240, statutory: bool = False, **facts: Any) -> Clock:
    """A clock of a new request; hours are counted from now."""
    now = timezone.now()
    facts.setdefault("received_at", now + hours(started))
    made = facts.pop("request", None) or request(due_at=now + hours(due_in), **facts)
    return Clock.objects.create(
        request=made,
        regime="epoc" if statutory else "service_level",
        statutory=statutory,
        started_at=now + hours(started),
        due_at=now + hours(due_in),
    )


def paused(since: float, until: float | None = None, **facts: Any) -> Pause:
    """A pause on Hong Kong from so many hours from now; with `until` it was lifted again."""
    now = timezone.now()
    made = pause(starts_at=now + hours(since), **facts)
    if until is not None:
        lift(made, now + hours(until))
    return made


def lift(made: Pause, at: datetime) -> None:
    """End a pause at a past moment, past the guards that want a signed assessment."""
    with _no_guards() as cursor:
        mandate = Mandate.objects.create(
            pause=made,
            decision_kind="test",
            decision_id=1,
            decision_reference="A-1",
            decision_url="/",
            content_hash="0" * 64,
            signers=[],
            expires_at=timezone.now() + hours(1),
        )
        cursor.execute(
            "UPDATE pauses_pause SET period = tstzrange(lower(period), %s), lifted_by_id = %s,"
            " end_asked_by_id = %s, mandate_id = %s WHERE id = %s",
            [at, person().pk, person().pk, mandate.pk, made.pk],
        )
    made.refresh_from_db()


def approved(one: Request, at: datetime) -> None:
    """Say that the request was approved then, past the guards that want every step's row."""
    with _no_guards() as cursor:
        cursor.execute(
            "UPDATE reviews_request SET state = 'approved', state_since = %s WHERE id = %s", [at, one.pk]
        )
    one.refresh_from_db()


@contextmanager
def _no_guards() -> Iterator[CursorWrapper]:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute("SET session_replication_role = origin")
