"""Everybody finds their own notices, and only those."""

import pytest
from django.test import Client, RequestFactory

from portal.accounts.models import User
from portal.notifications.centre import unread_count
from portal.notifications.models import Notice
from portal.notifications.panels import latest
from tests.factories.notices import notice
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei() -> User:
    return person("Mei")


@pytest.fixture
def as_mei(mei: User, client: Client) -> Client:
    client.force_login(mei)
    return client


def test_what_is_not_read_comes_first_by_record_and_the_bell_counts_it(as_mei: Client, mei: User):
    record, other = person(), person()
    for about in (record, other, record):
        notice(mei, about=about)
    page = as_mei.get("/notifications/")
    assert [len(group.entries) for group in page.context["groups"]] == [2, 1]
    assert unread_count(mei) == page.context["bell"] == 3


def test_nobody_sees_notices_of_others(as_mei: Client):
    theirs = notice(person("Tom"), context={"role": "Reviewer", "place": "Elsewhere"})
    assert b"Elsewhere" not in as_mei.get("/notifications/").content
    assert as_mei.get(f"/notifications/{theirs.pk}/").status_code == 404
    assert as_mei.post(f"/notifications/{theirs.pk}/read/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.read_at is None


def test_opening_one_leads_to_its_record_and_counts_as_reading(as_mei: Client, mei: User):
    mine = notice(mei, url="/me/preferences/")
    assert as_mei.get(f"/notifications/{mine.pk}/").headers["Location"] == "/me/preferences/"
    assert unread_count(mei) == 0


@pytest.mark.parametrize("url", ["", "https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_notice_leads_nowhere_outside(url: str, as_mei: Client, mei: User):
    mine = notice(mei, url=url)
    assert as_mei.get(f"/notifications/{mine.pk}/").headers["Location"] == "/notifications/"


def test_reading_one_leaves_the_others(as_mei: Client, mei: User):
    one, _other = notice(mei), notice(mei)
    as_mei.post(f"/notifications/{one.pk}/read/")
    assert unread_count(mei) == 1


def test_reading_all_leaves_what_came_after_the_page_was_opened(as_mei: Client, mei: User):
    seen = notice(mei)
    later = notice(mei)
    as_mei.post("/notifications/read/", {"newest": seen.pk})
    assert list(Notice.objects.filter(person=mei, read_at=None)) == [later]


def test_what_was_read_is_kept_page_by_page(as_mei: Client, mei: User):
    for _ in range(60):
        notice(mei)
    as_mei.post("/notifications/read/", {"newest": Notice.objects.latest("pk").pk})
    first = as_mei.get("/notifications/").context
    second = as_mei.get(f"/notifications/?after={first['page'].next}").context
    assert len(first["earlier"]) + len(second["earlier"]) == 60


def test_home_shows_the_newest_and_says_how_many_more(mei: User):
    for _ in range(7):
        notice(mei)
    request = RequestFactory().get("/")
    request.user = mei
    shown = latest(request)
    assert shown is not None
    assert shown.count("<li") == 5
    assert "2 more notices" in shown


def test_home_says_nothing_where_there_is_nothing(mei: User):
    request = RequestFactory().get("/")
    request.user = mei
    assert latest(request) is None
