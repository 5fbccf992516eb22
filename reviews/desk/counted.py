"""What the desk itself counts for its transparency report."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.counted import Counts, Period, by_place_and_process, counted
from reviews.desk.as_of import only_held
from reviews.desk.models import Closing, HandOver, Outcome
from reviews.models import Request


@counted(
    "received", _("Received"), _("requests received in the period, those under a pause included"), order=10
)
def received(period: Period) -> Counts:
    """Paused requests still count as received."""
    return by_place_and_process(Request.objects.filter(**period.has("received_at")))


@counted(
    "accounts",
    _("Accounts"),
    _("accounts and devices that the requests received in the period name"),
    order=20,
)
def accounts(period: Period) -> Counts:
    """An account named in two requests counts twice, as published reports have it."""
    return by_place_and_process(Request.objects.filter(**period.has("received_at")), each="identifiers")


@counted(
    "disclosed",
    _("Data disclosed"),
    _("requests for which data was first handed over in the period"),
    order=30,
)
def disclosed(period: Period) -> Counts:
    """Whenever they were received: a request and its answer may fall in different periods."""
    earlier = HandOver.objects.filter(request=OuterRef("request"), id__lt=OuterRef("id"))
    first = HandOver.objects.filter(~Exists(earlier), **period.has("at"))
    return by_place_and_process(first, "request__")


@counted(
    "closed",
    _("Closed without data"),
    _("requests that ended in the period with no data handed over, the next two columns included"),
    order=40,
)
def closed(period: Period) -> Counts:
    """By an approved decision, or under a pause."""
    return by_place_and_process(_closed(period), "request__")


@counted(
    "refused_under_pause",
    _("Refused under a pause"),
    _("requests turned away or closed because of a pause"),
    order=50,
)
def refused_under_pause(period: Period) -> Counts:
    """Under pauses that refuse, and those closed while paused."""
    rows = _closed(period).exclude(pauses=[]).exclude(outcome=Outcome.REROUTED)
    return by_place_and_process(rows, "request__")


@counted(
    "rerouted_under_pause",
    _("Sent to MLAT under a pause"),
    _("requests that a pause sent to mutual legal assistance"),
    order=60,
)
def rerouted_under_pause(period: Period) -> Counts:
    """Under pauses that re-route."""
    rows = _closed(period).exclude(pauses=[]).filter(outcome=Outcome.REROUTED)
    return by_place_and_process(rows, "request__")


@counted(
    "held",
    _("Held at its end"),
    _("open requests that a pause held back when the period ended, or holds now while it runs"),
    order=70,
)
def held(period: Period) -> Counts:
    """As derived for any past moment; nothing of it is stored."""
    return by_place_and_process(only_held(Request.objects.all(), min(period.end, timezone.now())))


def _closed(period: Period) -> QuerySet[Closing]:
    handed = HandOver.objects.filter(request=OuterRef("request"))
    return Closing.objects.filter(~Exists(handed), **period.has("at"))
