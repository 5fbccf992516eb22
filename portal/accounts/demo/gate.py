"""Demo pages do not exist on a real desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from portal.accounts.demo.session import is_demo_session

View = Callable[..., HttpResponse]


def on_a_demo(view: View) -> View:
    """404 unless `DEMO` is set."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def in_a_demo_session(view: View) -> View:
    """404 unless a made-up person looks, on a demo."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_demo_session(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
