"""Every page that people of the demo reach by links, as they would meet it: wide and light, narrow and dark.

Narrow is 320 px, which is also what 1280 px are at 400 % zoom (WCAG 1.4.10).
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.urls import Resolver404, resolve
from playwright.sync_api import APIResponse, Page, Response
from playwright.sync_api import Error as PlaywrightError
from pytest_django import DjangoDbBlocker

from portal.accounts.models import User
from tests.factories.people import second_factor_for
from tests.support.copies import in_a_copy
from tests.support.database import remember

pytestmark = pytest.mark.xdist_group("walks")

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
WALKERS = {"Ines": 12, "Robin": 14, "Alex": 12, "Paula": 14, "Asha": 14, "Edda": 8, "Audra": 9, "Adrian": 20}
A_DOWNLOAD = ("Download is starting", "net::ERR_ABORTED")
WIDER_THAN_ITS_WINDOW = "document.documentElement.scrollWidth > innerWidth"
NEEDS_A_SCRIPT_TO_BE_SENT = """[...document.forms].filter(form => form.method === 'post' &&
    [...form.elements].some(part => part.matches('input:not([type=hidden]), select, textarea')) &&
    ![...form.elements].some(part => part.type === 'submit')).length"""


# What a page is about, without the token of its forms, which is another one each time.
ITS_OWN_PART = """(document.querySelector('main') || document.body).outerHTML
    .replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, '')"""


@pytest.fixture(scope="module")
def looked_at() -> set[int]:
    """Parts of pages that axe looked at for somebody: for the next person only what differs is looked at."""
    return set()


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The demo in a database of its own, to which each walk returns it; gives the folder of its files."""
    files = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), in_a_copy("demo"), override_settings(MEDIA_ROOT=files):
        call_command("load_demo")
        remember()
        yield files


@pytest.fixture
def demo(loaded: Path, transactional_db: None, settings) -> None:
    settings.MEDIA_ROOT = loaded


def route(url: str) -> str:
    """What a link leads to, whichever record it names; empty for what is no page of ours.

    A page that only remembers the filters of the list it was reached from is the same page.
    """
    try:
        found = resolve(urlsplit(url).path)
    except Resolver404:
        return ""
    query = urlsplit(url).query
    return found.view_name + ("?" if query and not query.startswith("_changelist_filters") else "")


def links(page: Page) -> Iterator[str]:
    base = page.evaluate("location.origin")
    for link in page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)"):
        if link.startswith(base) and "#" not in link:
            yield link


def opened(page: Page, url: str) -> Response | APIResponse:
    try:
        answer = page.goto(url)
    except PlaywrightError as error:
        if not any(word in str(error) for word in A_DOWNLOAD):
            raise
        return page.request.get(url)
    assert answer
    return answer


def walk(page: Page, look: Callable[[str], None]) -> list[str]:
    """Open each route once, from home on; returns them."""
    waiting, seen = ["/"], ["desk:home"]
    while waiting:
        url = waiting.pop(0)
        answer = opened(page, url)
        assert answer.status == 200, f"{url}: {answer.status}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue  # a download
        look(url)
        for link in links(page):
            if (name := route(link)) and name not in seen:
                seen.append(name)
                waiting.append(link)
    return seen


@pytest.mark.parametrize("name", WALKERS)
def test_every_page_is_accessible_and_fits(name, demo, open_as, axe, looked_at):
    walker = User.objects.get(name__startswith=name)
    second_factor_for(walker)
    page = open_as(walker)
    page.emulate_media(reduced_motion="reduce")  # axe would measure colours half-way to the other scheme

    def look(url: str) -> None:
        part = hash(page.evaluate(ITS_OWN_PART))
        for window, scheme in ((WIDE, "light"), (NARROW, "dark")):
            page.set_viewport_size(window)
            page.emulate_media(color_scheme=scheme)
            if part not in looked_at:
                axe(page)
        looked_at.add(part)
        assert not page.evaluate(WIDER_THAN_ITS_WINDOW), f"{url} scrolls sideways"
        assert page.evaluate(NEEDS_A_SCRIPT_TO_BE_SENT) == 0, f"{url} has a form that only a script sends"

    assert len(walk(page, look)) >= WALKERS[name]
