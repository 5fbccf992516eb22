"""Where exceptions show themselves: on the request, and on the pause that has them."""

from django.db.models import Count, Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.pauses.models import ExceptionKind, Pause
from portal.ui.panels import panel
from reviews.exceptions.models import Use
from reviews.exceptions.reading import pauses_with_exceptions, uses_of
from reviews.models import Request


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
