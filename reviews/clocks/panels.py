"""The clocks of one request, on its page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from portal.ui.panels import panel
from reviews.clocks.running import running
from reviews.models import Clock, Request


@panel("request.clocks")
def of_request(http: HttpRequest, item: Request) -> str | None:
    """Every clock that was started for it, those that ended too."""
    clocks = list(Clock.objects.filter(request=item).order_by("-statutory", "due_at"))
    if not clocks:
        return None
    for clock in clocks:
        clock.request = item
    zone = next(iter(item.agency_jurisdiction.time_zones), "")
    return render_to_string("clocks/of_request.html", {"rows": running(clocks), "zone": zone}, http)
