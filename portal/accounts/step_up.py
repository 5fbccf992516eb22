"""What matters most asks again who is there, unless the password was given within five minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse

from portal.accounts.demo.session import is_demo_session

View = Callable[..., HttpResponse]


def steps_up(view: View) -> View:
    """Sending a form to this page asks for the password again; what was typed goes on after it."""
    asked: View = reauthentication_required(allow_get=True)(view)

    @wraps(view)
    def stepped(http: HttpRequest, *names: Any, **parts: Any) -> HttpResponse:
        return view(http, *names, **parts) if is_demo_session(http) else asked(http, *names, **parts)

    return stepped
