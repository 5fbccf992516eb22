"""Nobody reads a page of the desk with a password alone, and everybody reads it their own way."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation

from portal.accounts.demo.session import is_demo_session

GetResponse = Callable[[HttpRequest], HttpResponse]

# What somebody may open who has a password and no second factor yet.
WITHOUT_SECOND_FACTOR = {
    "mfa_activate_totp",
    "account_reauthenticate",
    "account_logout",
    "ui:language",
    "health:status",
}


class SecondFactorMiddleware:
    """Sends a signed-in person without a second factor to the page that sets one up.

    Whoever has one is asked for it at sign-in, so that having one is enough here. People of the demo,
    who came in by a one-time link, are let through while `DEMO` is set.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Asked once the address is known to lead somewhere."""
        user = request.user
        if not user.is_authenticated or is_demo_session(request) or is_mfa_enabled(user):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in WITHOUT_SECOND_FACTOR:
            request.lacks_second_factor = True  # type: ignore[attr-defined] # the shell shows nothing yet
            return None
        back = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('mfa_activate_totp')}?{back}".rstrip("?"))


class PreferencesMiddleware:
    """Speaks the person's language and tells their time."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(request.user.zone), translation.override(request.user.language):
            request.LANGUAGE_CODE = request.user.language
            return self.get_response(request)
