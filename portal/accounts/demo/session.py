"""A session in which somebody plays a made-up person."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from portal.accounts.models import User

_KEY = "demo"


def is_demo_session(request: HttpRequest) -> bool:
    """Whether this session was opened by a one-time link, for a made-up person, on a demo."""
    user = request.user
    return bool(
        settings.DEMO and user.is_authenticated and user.is_demo and request.session.get(_KEY) is True
    )


def become(request: HttpRequest, person: User) -> None:
    """Be this made-up person from now on; nothing of the session before is kept."""
    if not (settings.DEMO and person.is_demo and person.is_active):
        raise PermissionError("only active people of a demo can be played")
    request.session.flush()
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[_KEY] = True
