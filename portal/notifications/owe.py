"""The one way to owe a notice, and to reword one: `portal.acts` calls it, in the transaction of its act."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model, Q

from portal.accounts.models import User
from portal.notifications.models import Delivery, Notice

log = logging.getLogger(__name__)


def owe(
    kind: str,
    *,
    people: Iterable[User] = (),
    addresses: Iterable[str] = (),
    about: Model,
    url: str = "",
    context: dict[str, Any] | None = None,
    event_id: int | None = None,
) -> list[Notice]:
    """Write down that these people (in the app and by e-mail) and addresses (by e-mail) are to be told."""
    facts: dict[str, Any] = {
        "kind": kind,
        "subject_kind": about._meta.label_lower,
        "subject_id": about.pk,
        "url": url,
        "context": context or {},
        "event_id": event_id,
    }
    unique = {person.pk: person for person in people}.values()
    notices = [Notice(person=person, **facts) for person in unique]
    notices += [Notice(address=address, **facts) for address in dict.fromkeys(addresses)]
    Notice.objects.bulk_create(notices)
    Delivery.objects.bulk_create(_deliveries(notices))
    if notices:
        transaction.on_commit(wake, robust=True)
    return notices


def reword(which: Q, how: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """Reword these, read or not; a mail that is not out yet goes out in the new words. Returns how many."""
    rows = list(Notice.objects.select_for_update().filter(which).order_by("pk"))
    for row in rows:
        row.context = how(row.context)
    Notice.objects.bulk_update(rows, ["context"], batch_size=500)
    return len(rows)


def _deliveries(notices: list[Notice]) -> list[Delivery]:
    rows = []
    for notice in notices:
        if notice.person_id:
            rows.append(Delivery(notice=notice, channel=Delivery.Channel.IN_APP))
        rows.append(Delivery(notice=notice, channel=Delivery.Channel.EMAIL))
    return rows


def wake() -> None:
    """Ask Celery to deliver now; where the broker is down, the sweep finds what is owed."""
    from portal.celery import app

    try:
        app.send_task("notifications.sweep", retry=False, ignore_result=True)
    except Exception as error:  # any transport's own error: the rows are written, nothing is lost
        log.warning("could not wake the worker: %s", type(error).__name__)
