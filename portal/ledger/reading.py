"""What an auditor may read of the ledger, and how it is searched."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import granted
from portal.accounts.models import User
from portal.acts.refusals import NotPermitted
from portal.ledger.models import Event


def readable(reader: User) -> QuerySet[Event]:
    """Events of the jurisdictions the reader audits, and those that concern no jurisdiction at all.

    An event names every jurisdiction it concerns with all that they are part of, so an auditor of a
    larger one finds it. Refused: to whoever audits nothing.
    """
    places = granted(reader, Permission.AUDIT)
    if not places:
        raise NotPermitted(_("Only auditors read the ledger."))
    return Event.objects.filter(Q(places__overlap=sorted(places)) | Q(places=[]))


def search(events: QuerySet[Event], wanted: dict[str, Any]) -> QuerySet[Event]:
    """Narrow by verb, person, record and days (UTC, both included); what is empty does not narrow."""
    if verb := wanted.get("verb"):
        events = events.filter(verb=verb)
    if person := wanted.get("person"):
        events = events.filter(actor__in=User.objects.filter(name__icontains=person))
    if record := wanted.get("record"):
        events = events.filter(subject_ref__iexact=record.strip())
    if since := wanted.get("since"):
        events = events.filter(at__gte=datetime.combine(since, time(), UTC))
    if until := wanted.get("until"):
        events = events.filter(at__lt=datetime.combine(until, time(), UTC) + timedelta(days=1))
    return events


def verbs() -> Iterable[str]:
    """Every act that was ever done, by name; one probe of the index for each, however many events."""
    known: list[str] = []
    while following := _verb_after(known[-1] if known else ""):
        known.append(following)
    return known


def _verb_after(verb: str) -> str | None:
    later = Event.objects.filter(verb__gt=verb).order_by("verb")
    return later.values_list("verb", flat=True).first()
