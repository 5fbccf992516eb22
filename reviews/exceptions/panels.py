"""Where exceptions show themselves: on the request, and on the pause that has them."""

from django.db.models import Count, Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.pauses.models import ExceptionKind, Pause
from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere
from portal.accounts.who import person_of
from portal.ui.panels import panel
from reviews.exceptions.models import Use
from reviews.exceptions.reading import pauses_with_exceptions, uses_of
from reviews.models import Request

MOST = 20


@panel("request.rail", order=10)
def of_request(request: HttpRequest, item: Request) -> str | None:
    """What was asked, and the way to ask."""
    uses, pauses = uses_of(item), pauses_with_exceptions(item)
    if not uses and not pauses:
        return None
    return render_to_string(
        "exceptions/of_request.html", {"uses": uses, "pauses": pauses, "item": item}, request
    )


@panel("pause.detail", order=10)
def of_pause(request: HttpRequest, pause: Pause) -> str | None:
    """How often each exception was asked for, granted and refused."""
    if not pause.exceptions:
        return None
    counts = (
        Use.objects.filter(pause=pause)
        .values("kind")
        .annotate(
            asked=Count("pk"),
            granted=Count("pk", filter=Q(second_at__isnull=False)),
            refused=Count("pk", filter=Q(refused_at__isnull=False)),
        )
    )
    by_kind = {row["kind"]: row for row in counts.order_by("kind")}
    none = {"asked": 0, "granted": 0, "refused": 0}
    rows = [
        (ExceptionKind(entry["kind"]).label, by_kind.get(entry["kind"], none)) for entry in pause.exceptions
    ]
    return render_to_string("exceptions/of_pause.html", {"rows": rows}, request)


@panel("home.main", order=9)
def at_home(request: HttpRequest) -> str | None:
    """What was asked for and waits for this person's word: a threat to life cannot wait for a mail."""
    person = person_of(request)
    if not may_anywhere(person, Permission.APPROVE):
        return None
    asked = (
        Use.objects.filter(second_at=None, refused_at=None).exclude(asked_by=person).exclude(first_by=person)
    )
    rows = asked.select_related("request__agency_jurisdiction").order_by("pk")[:MOST]
    uses = [use for use in rows if may(person, Permission.APPROVE, use.request.agency_jurisdiction)]
    return render_to_string("exceptions/waiting.html", {"uses": uses}, request) if uses else None
