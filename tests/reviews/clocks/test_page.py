"""The page of deadlines."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Role
from portal.ui import panels
from reviews.models import Clock
from tests.factories.people import with_role
from tests.factories.places import jurisdiction
from tests.factories.requests import queue
from tests.reviews.clocks.scene import clock, hours, paused

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    client = Client()
    client.force_login(with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue()))
    return client


def lists(reader):
    shown = reader.get(reverse("clocks:list")).context["lists"]
    return {part["kind"]: [row.clock for row in part["rows"]] for part in shown}


def test_laws_and_the_desks_own_deadlines_are_shown_apart_first_due_first(reader):
    late, soon = clock(due_in=50), clock(due_in=5)
    law = clock(due_in=90, statutory=True)
    assert lists(reader) == {"statutory": [law], "internal": [soon, late], "stopped": []}


def test_those_that_a_pause_stops_are_shown_apart_and_laws_stay(reader):
    own, law = clock(due_in=5), clock(due_in=90, statutory=True)
    made = paused(-1)
    assert lists(reader) == {"statutory": [law], "internal": [], "stopped": [own]}
    text = reader.get(reverse("clocks:list")).content.decode()
    assert "Stopped by a pause" in text
    assert "Held, and runs on" in text
    assert made.get_absolute_url() in text


def test_a_reader_sees_only_deadlines_of_requests_they_may_see(reader):
    clock(due_in=5, agency_jurisdiction=jurisdiction("US"))
    assert not any(lists(reader).values())


def test_times_are_utc_and_the_jurisdictions_own(reader):
    place = jurisdiction("HK")
    place.time_zones = ["Asia/Hong_Kong"]
    place.save()
    clock(due_in=5)
    text = reader.get(reverse("clocks:list")).content.decode()
    assert "UTC ·" in text
    assert "Hong Kong</time>" in text


def test_one_list_comes_in_pages(reader):
    made = [clock(due_in=number) for number in range(1, 62)]
    first = reader.get(reverse("clocks:list"), {"kind": "internal"})
    assert [row.clock for row in first.context["rows"]] == made[:50]
    second = reader.get(reverse("clocks:list"), {"kind": "internal", "after": first.context["page"].next})
    assert [row.clock for row in second.context["rows"]] == made[50:]


def test_an_unknown_list_is_the_page_itself(reader):
    assert reader.get(reverse("clocks:list"), {"kind": "else"}).status_code == 200


def test_a_requests_page_shows_its_clocks(reader):
    one = clock(due_in=-5, statutory=True)
    shown = panels.render("request.clocks", RequestFactory().get("/"), item=one.request)
    assert "European Production Order" in shown
    assert "Overdue" in shown


def test_at_a_past_moment_it_shows_what_ran_then_and_what_a_pause_stopped_then(reader):
    own, law = clock(due_in=5), clock(due_in=90, statutory=True)
    done = clock(due_in=9)
    Clock.objects.filter(pk=done.pk).update(stopped_at=timezone.now() - hours(2))
    clock(due_in=7, started=-1)
    paused(-6, -3)
    as_of = {"as_of": (timezone.now() - hours(4)).isoformat(timespec="minutes")[:16]}
    shown = reader.get(reverse("clocks:list"), as_of)
    rows = {part["kind"]: part["rows"] for part in shown.context["lists"]}
    assert {kind: [row.clock for row in there] for kind, there in rows.items()} == {
        "statutory": [law],
        "internal": [],
        "stopped": [own, done],
    }
    assert rows["stopped"][0].paused_for < hours(3)
    assert "not now" in shown.content.decode()
    assert lists(reader)["internal"] != []
