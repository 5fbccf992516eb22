"""The one way into the ledger. Only `portal.acts` calls it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from portal.accounts.models import User
from portal.ledger.digest import event_digest, instant, plain
from portal.ledger.models import Event


def facts_of(event: Event) -> dict[str, Any]:
    """What the digest covers: everything but the row's own number."""
    return {
        "at": instant(event.at),
        "actor": event.actor_id,
        "channel": event.channel,
        "verb": event.verb,
        "subject": [event.subject_kind, event.subject_id, event.subject_ref],
        "places": list(event.places),
        "detail": event.detail,
    }


def write_event(
    verb: str,
    *,
    by: User | None,
    channel: str,
    on: Model,
    places: Iterable[int] = (),
    detail: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Event:
    """Write one event; `on` is the record the act changed."""
    event = Event(
        at=at or timezone.now(),
        actor=by,
        channel=channel,
        verb=verb,
        subject_kind=on._meta.label_lower,
        subject_id=on.pk,
        subject_ref=str(getattr(on, "reference", "") or on)[:120],
        places=sorted(places),
        detail=plain(detail or {}),
    )
    event.digest = event_digest(facts_of(event))
    event.save(force_insert=True)
    return event
