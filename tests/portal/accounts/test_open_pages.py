"""Which pages a stranger may open is written down here; a new one is closed until it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

OPEN = {
    "health",
    "live/",  # tells a stranger nothing, not even to sign in
    "demo/enter/<str:token>/",
    "handover/<str:token>/",
    "accounts/login/",
    "accounts/logout/",
    "accounts/inactive/",
    "accounts/signup/",
    "accounts/password/reset/",
    "accounts/password/reset/done/",
    "accounts/password/reset/key/done/",
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "accounts/2fa/authenticate/",  # the second half of signing in
    "admin/login/",  # leads to the one above
    # Published assessments, and only where OPEN_PUBLICATIONS is set: tests of publishing show that they are
    # closed elsewhere.
    "publications/<str:reference>/read/",
    "publications/<str:reference>/exports/<int:pk>/",
}


def patterns(inside: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (inside or get_resolver()).url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path, entry
        else:
            yield from patterns(entry, path)


def is_open(entry: URLPattern) -> bool:
    return getattr(entry.callback, "login_required", True) is False


def test_only_these_pages_are_open_to_strangers():
    found = {path for path, entry in patterns() if is_open(entry)}
    assert found == OPEN


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_from_every_other_page(client: Client):
    tried = 0
    for path, _entry in patterns():
        if path in OPEN or "<" in path or "(" in path:
            continue
        answer = client.get("/" + path)
        assert answer.status_code == 302, path
        assert answer.headers["Location"].startswith(("/accounts/login/", "/admin/login/")), path
        tried += 1
    assert tried > 20
