"""Pages in a real Chromium, opened on the live server. A missing browser fails a test, it never skips it."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, record_authentication
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from portal.accounts.models import User

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
LOOK = """([context, options]) =>
    axe.run(context, options).then(({violations, url}) => ({violations, url}))"""
OpenAs = Callable[..., Page]


def chromium() -> str:
    """Where the system keeps Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise RuntimeError("Chromium is missing: `make test` installs it as root, else `apt install chromium`.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, which starts as root and calls nobody."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: LiveServer) -> dict[str, Any]:
    """Paths are enough: `page.goto("/pauses/")`."""
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "locale": "en-GB",
        "timezone_id": "UTC",
        "viewport": {"width": 1280, "height": 900},
    }


class Complaints(list[str]):
    """What browsers said was wrong; not heard while axe, which styles elements to measure them, looks."""

    heard = True

    def append(self, text: str) -> None:
        if self.heard:
            super().append(text)


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def context(context: BrowserContext, complaints: Complaints) -> Iterator[BrowserContext]:
    """A context whose pages may raise no script error and break no content security policy."""

    def note(message: ConsoleMessage) -> None:
        # A refusal (403, 409 …) is also an "error" on the console, and often what the test is about.
        if message.type == "error" and "Failed to load resource" not in message.text:
            where = message.page.url if message.page else ""
            complaints.append(f"{where}: {message.text}")

    context.on("console", note)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


@pytest.fixture(autouse=True)
def streams_end_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream notices at its next heartbeat that its page is gone; no test waits for another's."""
    monkeypatch.setattr("portal.live.views.HEARTBEAT", 1.0)


def just_signed_in(client: Client, user: User, ago: float = 0.0) -> None:
    """Sign in as if the password had been given so many seconds ago."""
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    asked = HttpRequest()
    asked.session = session = client.session  # type: ignore[assignment]
    record_authentication(asked, user, method="password")
    session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] -= ago
    session.save()


@pytest.fixture
def open_as(context: BrowserContext, live_server: LiveServer) -> OpenAs:
    """`open_as(user)` gives a page on which that user is signed in, since so many seconds (`ago`)."""

    def open_page(user: User, ago: float = 0.0) -> Page:
        client = Client()
        just_signed_in(client, user, ago)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    return open_page


def _violations(page: Page, engine: Axe, context: dict[str, Any]) -> dict[str, Any]:
    """What axe finds. Its script is given to a document once, and what passed is not carried over."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(engine.axe_script)
    found: dict[str, Any] = page.evaluate(LOOK, [context, {"resultTypes": ["violations"]}])
    return found


@pytest.fixture
def axe(complaints: Complaints) -> Callable[[Page], None]:
    """`axe(page)` fails with a readable list when the page has an accessibility violation."""
    engine = Axe()

    def check(page: Page) -> None:
        complaints.heard = False
        # Django's own lists with a search name their boxes only for the script that draws them.
        results = AxeResults(_violations(page, engine, {"exclude": [[".select2"]]}))
        complaints.heard = True
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check
