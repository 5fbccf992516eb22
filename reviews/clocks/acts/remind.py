"""Reminds of deadlines: whoever has a request in hand of that one, those who work a queue of all in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.ui.times import in_utc_and
from reviews.clocks.running import Running
from reviews.hands import in_hand
from reviews.models import Clock, Queue

NAMED = 10


def remind(rows: Sequence[Running], now: datetime) -> int:
    """Remind of these clocks and note that it was done; returns how many clocks that were.

    A second run at the same moment waits for nothing and reminds of nothing twice.
    """
    by_queue: dict[Queue, list[Running]] = defaultdict(list)
    for row in rows:
        by_queue[row.clock.request.queue].append(row)
    return sum(_remind_queue(queue, several, now) for queue, several in by_queue.items())


def _remind_queue(queue: Queue, rows: list[Running], now: datetime) -> int:
    with transaction.atomic():
        rows = _locked(rows)
        if rows:
            _remind_and_record(queue, rows, now)
    return len(rows)


def _remind_and_record(queue: Queue, rows: list[Running], now: datetime) -> None:
    with performing("clocks.remind", by=None) as act:
        Clock.objects.filter(pk__in=[row.clock.pk for row in rows]).update(reminded_at=now)
        act.record(
            on=queue,
            places={pk for row in rows for pk in row.clock.request.agency_jurisdiction.ancestors},
            detail={"clocks": len(rows), "overdue": sum(row.is_overdue for row in rows)},
        )
        _tell(act, queue, rows)


def _locked(rows: list[Running]) -> list[Running]:
    """Those that no other run is reminding of at this moment, or has since they were read."""
    reminded = {row.clock.pk: row.clock.reminded_at for row in rows}
    free = Clock.objects.filter(pk__in=reminded).select_for_update(skip_locked=True)
    unchanged = {clock.pk for clock in free if clock.reminded_at == reminded[clock.pk]}
    return [row for row in rows if row.clock.pk in unchanged]


def _tell(act: Act, queue: Queue, rows: Iterable[Running]) -> None:
    holding = in_hand({row.clock.request_id for row in rows})
    waiting: dict[User, list[Running]] = defaultdict(list)
    workers: dict[int, list[User]] = {}
    for row in rows:
        request = row.clock.request
        if request.pk in holding:
            _tell_of_one(act, holding[request.pk], row)
            continue
        place = request.agency_jurisdiction
        if place.pk not in workers:
            able = holders(Permission.REVIEW, place).values("pk")
            workers[place.pk] = list(holders(Permission.WORK_QUEUE, queue).filter(pk__in=able))
        for person in workers[place.pk]:
            waiting[person].append(row)
    for person, several in waiting.items():
        _tell_of_many(act, person, queue, several)


def _tell_of_one(act: Act, person: User, row: Running) -> None:
    request = row.clock.request
    context = {
        "reference": request.reference,
        "deadline": row.name,
        "due_at": in_utc_and(row.due_at, next(iter(request.agency_jurisdiction.zones), None)),
        "overdue": row.is_overdue,
    }
    act.tell([person], "clock.due", about=request, url=request.get_absolute_url(), context=context)


def _tell_of_many(act: Act, person: User, queue: Queue, rows: list[Running]) -> None:
    context = {
        "queue": queue.name,
        "overdue": sum(row.is_overdue for row in rows),
        "soon": sum(not row.is_overdue for row in rows),
        "references": list(dict.fromkeys(row.clock.request.reference for row in rows))[:NAMED],
    }
    act.tell([person], "clocks.due", about=queue, url=reverse("clocks:list"), context=context)
