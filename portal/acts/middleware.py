"""Says through which door an act of a web request comes in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.acts.channel import through
from portal.ledger.models import Event


class ChannelMiddleware:
    """The administration is one door, everything else on the web another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        administration = request.path.startswith(reverse("admin:index"))
        with through(Event.Channel.ADMIN if administration else Event.Channel.PAGE):
            return self.get_response(request)
