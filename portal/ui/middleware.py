"""A refusal that no view took care of becomes a page that says what to do now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.acts.refusals import Refusal

NEVER_SHOWN_AGAIN = {"csrfmiddlewaretoken", "password", "code"}


class RefusalMiddleware:
    """Renders refusals with their status and gives back what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in NEVER_SHOWN_AGAIN
            for value in values
            if value.strip()
        ]
        context = {"refusal": exception, "typed": typed, "back": request.path}
        return render(request, "ui/refusal.html", context, status=exception.status)
