"""Which deadlines a reader may see: those of requests that they may see."""

from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

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


def deadlines(person: User, kind: Kind, at: datetime) -> QuerySet[Clock]:
    """Running clocks of open requests, the first due first; `STOPPED` are the desk's own under a pause."""
    places = reach(person, [Permission.SEE], Jurisdiction.objects.all())
    clocks = (
        Clock.objects.filter(
            stopped_at=None,
            statutory=kind is Kind.STATUTORY,
            request__state__in=OPEN_STATES,
            request__agency_jurisdiction__in=places.values("pk"),
        )
        .select_related(*FACTS)
        .order_by("due_at", "pk")
    )
    if kind is Kind.STATUTORY:
        return clocks
    held = held_back(at, "request__")
    return clocks.filter(held) if kind is Kind.STOPPED else clocks.exclude(held)


def sees_any(person: User) -> bool:
    """Whether the person sees requests anywhere, and so their deadlines."""
    return may_anywhere(person, Permission.SEE)
