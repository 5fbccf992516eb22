"""A refusal that no view took care of becomes a page that says what to do now."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.acts.refusals import Refusal

NOT_ALLOWED = 405
NUL = "%00"
NEVER_SHOWN_AGAIN = {"csrfmiddlewaretoken", "password", "code"}


class RefusalMiddleware:
    """Renders refusals with their status and gives back what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.META.get("QUERY_STRING", ""):
            raise BadRequest("No text of ours holds the character 0, and PostgreSQL keeps none.")
        answer = self.get_response(request)
        if answer.status_code == NOT_ALLOWED and request.method == "GET" and not answer.content:
            return self._only_sent(request, answer)
        return answer

    @staticmethod
    def _only_sent(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
        """An address that only takes forms, opened as a page: by the back button, or typed."""
        shown = render(request, "405.html", status=NOT_ALLOWED)
        shown["Allow"] = answer["Allow"]
        return shown

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
