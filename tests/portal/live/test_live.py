"""What is paused shows on every open page within two seconds, or by polling, and costs no act anything."""

import re
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.scope import PauseScope
from portal.access.permissions import Role
from portal.live import hub as hubs
from portal.live.version import version
from tests.factories import pauses as written
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import queue, request

pytestmark = pytest.mark.django_db(transaction=True)

WITHIN_MS = 2_000


@pytest.fixture
def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue("asia"))


def paused(officer):
    scope = PauseScope(jurisdiction("HK"), services=(service("whatsapp").pk,))
    review_by = timezone.now().date() + timedelta(days=30)
    return pause(officer, scope, reason="Pending.", review_by=review_by, named="HK")


def settled(page, url):
    """The page, once its stream or its question stands."""
    with page.expect_response(re.compile("/live/")):
        page.goto(url)
    time.sleep(0.5)
    return page


def test_a_colleagues_page_shows_a_pause_within_two_seconds(open_as, reviewer, officer):
    page = settled(open_as(reviewer), "/")
    expect(page.locator(".banner")).to_have_count(0)
    made = paused(officer)
    expect(page.locator(".banner-held")).to_contain_text("Hong Kong", timeout=WITHIN_MS)
    expect(page.get_by_role("status").first).to_have_text("What is paused has changed.")
    assert made.is_in_force


def test_every_tab_of_a_browser_shows_it_through_one_stream(open_as, reviewer, officer):
    first = settled(open_as(reviewer), "/")
    second = first.context.new_page()
    streams = []
    second.on("request", lambda sent: streams.append(sent.url) if sent.url.endswith("/live/") else None)
    second.goto("/pauses/")
    paused(officer)
    for page in (first, second):
        expect(page.locator(".banner-held")).to_be_visible(timeout=WITHIN_MS)
    assert streams == []


def test_a_request_that_is_being_decided_says_that_it_is_held_and_keeps_the_text(open_as, reviewer, officer):
    from reviews.desk.acts.claim import claim

    one = request(queue=queue("asia"), service=service("whatsapp"))
    claim(reviewer, one)
    page = settled(open_as(reviewer), f"/requests/{one.reference}/")
    page.get_by_label("Reason", exact=True).fill("Half a thought")
    paused(officer)
    expect(page.get_by_text(f"{one.reference} is held now.")).to_be_visible(timeout=WITHIN_MS)
    expect(page.get_by_label("Reason", exact=True)).to_have_value("Half a thought")


def test_where_the_stream_is_refused_the_page_asks(open_as, reviewer, officer):
    page = open_as(reviewer)
    page.route(re.compile("/live/$"), lambda route: route.fulfill(status=503))
    settled(page, "/")
    paused(officer)
    expect(page.locator(".banner-held")).to_be_visible(timeout=6_000)


def test_a_pause_that_begins_by_the_clock_is_noticed(open_as, reviewer):
    written.pause(starts_at=timezone.now() + timedelta(seconds=3))
    page = settled(open_as(reviewer), "/")
    expect(page.locator(".banner")).to_have_count(0)
    expect(page.locator(".banner-held")).to_be_visible(timeout=3_000 + 2 * WITHIN_MS)


def test_where_nothing_of_the_stream_comes_through_the_page_asks(open_as, officer, reviewer):
    page = open_as(reviewer)
    page.route("**/live/", lambda _route: None)  # as behind a proxy that keeps everything to itself
    settled(page, "/")
    paused(officer)
    expect(page.locator(".banner-held")).to_be_visible(timeout=10_000)


def test_without_redis_the_act_is_done_all_the_same(officer, monkeypatch):
    monkeypatch.setattr(settings, "REDIS_URL", "redis://127.0.0.1:1/0")
    assert paused(officer).is_in_force


def test_the_version_changes_with_what_is_paused(officer):
    seen = [version()]
    made = paused(officer)
    seen.append(version())
    countersign(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), made)
    seen.append(version())
    assert len(set(seen)) == 3


def test_streams_are_bounded_and_given_back(monkeypatch):
    monkeypatch.setattr(settings, "LIVE_STREAMS", 1)
    monkeypatch.setattr("portal.live.views.hub", hubs.Hub())
    client = Client()
    client.force_login(person())
    first: Any = client.get("/live/")
    assert first["Content-Type"] == "text/event-stream"
    full = client.get("/live/")
    assert (full.status_code, full["Retry-After"]) == (503, "60")
    assert next(first.streaming_content) == b"retry: 3000\n\n"
    first.close()
    again = client.get("/live/")
    assert again.status_code == 200
    again.close()


def test_a_stranger_hears_nothing():
    for path in ("/live/state/", "/live/banners/"):
        assert Client().get(path).status_code == 302
    assert Client().get("/live/").status_code == 204


def test_the_listener_ends_with_the_last_page():
    others = set(threading.enumerate())
    hub = hubs.Hub()
    assert hub.take()
    assert hub.wait("", 5)
    listening = set(threading.enumerate()) - others
    assert len(listening) == 1
    hub.leave()
    for thread in listening:
        thread.join(10)
    assert not any(thread.is_alive() for thread in listening)
    connection.close()
