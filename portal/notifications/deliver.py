"""From owed to delivered, at least once, however often and by however many it is run.

A delivery is taken with a lease in a short transaction of its own, sent outside of any, and marked in
another. Whoever dies in between leaves a lease that ends, and the next sweep takes it again.
"""

import logging
import time
from contextlib import ExitStack
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.notifications.channels import CHANNELS, Send
from portal.notifications.models import Delivery

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 72  # about three days
FAILURES_IN_A_ROW = 3
SECONDS_A_SWEEP = 30.0  # under the broker's visibility timeout, after which a task would run twice


def deliver_owed(seconds: float = SECONDS_A_SWEEP) -> int:
    """Deliver what is owed now; returns how many got through.

    It stops after `seconds`, and when a channel fails several times in a row: the rest stays owed.
    """
    until = time.monotonic() + seconds
    delivered = failures = 0
    with ExitStack() as stack:
        senders: dict[str, Send] = {}
        while failures < FAILURES_IN_A_ROW and time.monotonic() < until:
            if (delivery := _take()) is None:
                break
            if delivery.channel not in senders:
                senders[delivery.channel] = stack.enter_context(CHANNELS[delivery.channel]())
            if _deliver(delivery, senders[delivery.channel]):
                delivered, failures = delivered + 1, 0
            else:
                failures += 1
    return delivered


def owed() -> QuerySet[Delivery]:
    """What still has to be delivered."""
    return Delivery.objects.filter(delivered_at=None, given_up_at=None)


def try_again(deliveries: QuerySet[Delivery]) -> int:
    """Owe these anew, from the first attempt; returns how many there were that had not got through."""
    due = {"given_up_at": None, "attempts": 0, "next_attempt_at": timezone.now()}
    return deliveries.filter(delivered_at=None).update(**due)


def _take() -> Delivery | None:
    """The delivery that has waited longest, leased to us; others skip what somebody is taking."""
    now = timezone.now()
    with transaction.atomic():
        due = owed().filter(next_attempt_at__lte=now).order_by("next_attempt_at", "pk")
        delivery = due.select_for_update(skip_locked=True).first()
        if delivery is not None:
            delivery.attempts += 1
            delivery.next_attempt_at = now + LEASE
            delivery.save(update_fields=["attempts", "next_attempt_at"])
    return delivery


def _deliver(delivery: Delivery, send: Send) -> bool:
    try:
        _refuse_people_who_left(delivery)
        send(delivery.notice)
    except Exception as error:  # a channel may fail in any way; the notice stays owed
        _mark_failed(delivery, error)
        return False
    Delivery.objects.filter(pk=delivery.pk).update(delivered_at=timezone.now(), last_error="")
    return True


class PersonLeft(Exception):
    """The person's account was closed: nothing of the desk goes to their address any more."""


def _refuse_people_who_left(delivery: Delivery) -> None:
    person = delivery.notice.person
    if person is not None and not person.is_active:
        raise PersonLeft


def _mark_failed(delivery: Delivery, error: Exception) -> None:
    """Note the failure, unless somebody else took the delivery up after our lease had ended."""
    gives_up = isinstance(error, PersonLeft) or delivery.attempts >= MOST_ATTEMPTS
    log.warning("delivery %s, attempt %s: %s", delivery.pk, delivery.attempts, describe(error))
    Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, delivered_at=None).update(
        last_error=describe(error),
        next_attempt_at=next_attempt(delivery.attempts),
        given_up_at=timezone.now() if gives_up else None,
    )


def next_attempt(attempts: int) -> datetime:
    """When to try again: each wait is twice the one before, up to an hour."""
    doublings = min(attempts - 1, 16)
    return timezone.now() + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def describe(error: Exception) -> str:
    """What went wrong, by kind and code: a server's own words may repeat the address."""
    code = getattr(error, "smtp_code", None)
    if code is None and (refused := getattr(error, "recipients", None)):
        code = next(iter(refused.values()))[0]
    return f"{type(error).__name__} {code}" if code is not None else type(error).__name__
