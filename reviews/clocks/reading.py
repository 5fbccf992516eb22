"""Which deadlines a reader may see: those of requests that they may see."""

from datetime import datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from jurisdictions.models import Jurisdiction
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere, reach
from portal.accounts.models import User
from reviews.covering import held_back
from reviews.models import OPEN_STATES, Clock

FACTS = ("request__agency_jurisdiction", "request__service")


class Kind(StrEnum):
    """The lists of deadlines; a law's and the desk's own are never mixed."""

    STATUTORY = "statutory"
    INTERNAL = "internal"
    STOPPED = "stopped"


def deadlines(person: User, kind: Kind, at: datetime, *, past: bool = False) -> QuerySet[Clock]:
    """Running clocks of open requests, the first due first; `STOPPED` are the desk's own under a pause.

    At a moment that is `past`, those that ran then: a request's last one stops when it is done with.
    """
    places = reach(person, [Permission.SEE], Jurisdiction.objects.all())
    clocks = (
        Clock.objects.filter(
            _ran(at) if past else Q(stopped_at=None, request__state__in=OPEN_STATES),
            statutory=kind is Kind.STATUTORY,
            request__agency_jurisdiction__in=places.values("pk"),
        )
        .select_related(*FACTS)
        .order_by("due_at", "pk")
    )
    if kind is Kind.STATUTORY:
        return clocks
    held = held_back(at, "request__")
    return clocks.filter(held) if kind is Kind.STOPPED else clocks.exclude(held)


def _ran(at: datetime) -> Q:
    stopped_later = Q(stopped_at__gt=at) | Q(stopped_at=None, request__state__in=OPEN_STATES)
    return Q(started_at__lte=at, request__received_at__lte=at) & stopped_later


def sees_any(person: User) -> bool:
    """Whether the person sees requests anywhere, and so their deadlines."""
    return may_anywhere(person, Permission.SEE)
