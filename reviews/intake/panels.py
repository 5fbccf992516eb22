"""What intake noticed about a request, on the request's page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from portal.ui.panels import panel
from reviews.models import Request
from reviews.rules import ladder


@panel("request.context", order=5)
def beyond_the_ladder(http: HttpRequest, item: Request) -> str | None:
    """That the request asks for more than its kind of process reaches."""
    warning = ladder.warning(item.type, item.categories)
    return render_to_string("intake/ladder.html", {"warning": warning}, http) if warning else None
