"""What a page that is open asks while it is open."""

import time
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.live.hub import hub
from portal.live.version import version

HEARTBEAT = 15.0  # seconds
LASTS = 300.0  # seconds; the browser opens the next one by itself
AGAIN_AFTER = 3000  # milliseconds


@never_cache
@login_not_required  # a browser takes a sign-in page in the place of a stream for a fault of ours
def stream(http: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Server-sent events: the version, whenever it changes. Refused with 503 where this process is full.

    Whoever is signed out hears nothing, and is told not to ask again (204).
    """
    if not http.user.is_authenticated:
        return HttpResponse(status=204)
    if not hub.take():
        full = HttpResponse(status=503)
        full["Retry-After"] = "60"
        return full
    answer = StreamingHttpResponse(_events(), content_type="text/event-stream")
    answer["X-Accel-Buffering"] = "no"
    connection.close()  # a stream holds a thread, and no connection to the database
    return answer


@never_cache
def state(http: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """The version, for browsers that ask from time to time."""
    return JsonResponse({"version": version()})


@never_cache
def fragment(http: HttpRequest) -> HttpResponse:
    """The banners as they are now, and what they mean for the page at `path`."""
    return render(http, "ui/live.html", {"path": http.GET.get("path", "")[:250]})


def _events() -> Iterator[str]:
    known, until = "", time.monotonic() + LASTS
    try:
        yield f"retry: {AGAIN_AFTER}\n\n"
        while time.monotonic() < until:
            now = hub.wait(known, HEARTBEAT)
            yield "event: beat\ndata: 1\n\n" if now == known else f"data: {now}\n\n"
            known = now
    finally:
        hub.leave()
