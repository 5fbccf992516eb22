"""The preview of a pause says which statutory clocks it would make run out, and when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jurisdictions.pauses.running_out import running_out
from jurisdictions.pauses.scope import PauseScope
from portal.access.permissions import Permission, Role
from reviews.models import Clock
from tests.factories.people import give, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request
from tests.reviews.clocks.scene import approved, clock

pytestmark = pytest.mark.django_db
DAY = 24


def scope(**facts):
    return PauseScope(jurisdiction("HK"), **facts)


@pytest.fixture
def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))


def before(days):
    return timezone.now().date() + timedelta(days=days)


def test_it_counts_the_laws_clocks_due_before_the_day_of_review_and_no_others(officer):
    first = clock(due_in=5 * DAY, statutory=True)
    clock(due_in=5 * DAY)  # the desk's own stops
    clock(due_in=-5 * DAY, statutory=True)  # ran out without the pause
    clock(due_in=60 * DAY, statutory=True)  # after the review
    clock(due_in=5 * DAY, statutory=True, agency_jurisdiction=jurisdiction("DE"))
    ended = clock(due_in=5 * DAY, statutory=True)
    Clock.objects.filter(pk=ended.pk).update(stopped_at=timezone.now())
    out = running_out(scope(), before(30), officer)
    assert out.number == 1
    assert [one.due_at for one in out.first] == [first.due_at]
    assert out.first[0].name == "European Production Order"
    assert [number for _day, number in out.spans] == [1]


def test_a_clock_due_on_the_day_of_review_is_not_before_it(officer):
    made = clock(due_in=5 * DAY, statutory=True)
    day = made.due_at.date()
    assert running_out(scope(), day, officer).number == 0
    assert running_out(scope(), day + timedelta(days=1), officer).number == 1


def test_a_production_pause_takes_only_what_waits_for_production(officer):
    waiting = clock(due_in=5 * DAY, statutory=True)
    clock(due_in=6 * DAY, statutory=True)
    approved(waiting.request, timezone.now())
    out = running_out(scope(stage="production"), before(30), officer)
    assert [one.due_at for one in out.first] == [waiting.due_at]


def test_a_pause_on_new_requests_makes_nothing_run_out_that_is_here(officer):
    clock(due_in=5 * DAY, statutory=True)
    assert running_out(scope(new_only=True), before(30), officer).number == 0
    a_year_ago = timezone.now() - timedelta(days=365)
    assert running_out(scope(new_only=True), before(30), officer, a_year_ago).number == 1


def test_a_clock_follows_its_request_into_another_lane(officer):
    made = clock(due_in=5 * DAY, statutory=True)
    zoom = scope(services=(service("zoom").pk,))
    assert running_out(zoom, before(30), officer).number == 0
    made.request.service = service("zoom")
    made.request.save()
    assert running_out(zoom, before(30), officer).number == 1


def test_the_first_few_come_by_date_and_the_rest_by_week_or_by_month(officer):
    for days in (40, 3, 20, 11, 4, 5, 21):
        clock(due_in=days * DAY, statutory=True)
    by_week = running_out(scope(), before(90), officer)
    assert by_week.number == 7
    assert sum(dict(by_week.spans).values()) == 7
    dates = [one.due_at for one in by_week.first]
    assert dates == sorted(dates)
    assert len(by_week.first) == 5
    assert by_week.is_more
    assert all(day.weekday() == 0 for day, _number in by_week.spans)
    by_month = running_out(scope(), before(300), officer)
    assert by_month.span == "month"
    assert all(day.day == 1 for day, _number in by_month.spans)


def test_the_request_is_named_only_to_who_may_see_it(officer):
    made = clock(due_in=5 * DAY, statutory=True)
    (shown,) = running_out(scope(), before(30), officer).first
    assert (shown.reference, shown.url) == ("", "")
    give(officer, Permission.SEE, jurisdiction("HK"))
    (shown,) = running_out(scope(), before(30), officer).first
    assert shown.reference == made.request.reference


def page(officer, **asked):
    client = Client()
    client.force_login(officer)
    return client.get(reverse("pauses:new"), {"j": "HK"} | asked)


def test_the_page_says_nought_where_there_is_none(officer):
    request()
    text = page(officer).content.decode()
    assert "Statutory clocks it will make run out" in text
    assert "<strong>0</strong>" in text


def test_the_page_gives_each_date_in_utc_with_its_law_and_no_identifier(officer):
    made = clock(due_in=5 * DAY, statutory=True)
    text = page(officer).content.decode()
    assert f"{made.due_at:%H:%M} UTC" in text
    assert "Regulation (EU) 2023/1543" in text
    assert made.request.reference not in text
    assert made.request.identifiers.get().value not in text


def test_the_preview_asks_as_much_for_many_clocks_as_for_one(officer):
    give(officer, Permission.SEE, jurisdiction("HK"))
    clock(due_in=DAY, statutory=True)
    page(officer)  # what is asked once a process is asked now
    with CaptureQueriesContext(connection) as for_one:
        page(officer)
    for days in range(2, 9):
        clock(due_in=days * DAY, statutory=True)
    with CaptureQueriesContext(connection) as for_many:
        page(officer)
    assert len(for_many) == len(for_one)
