"""The pauses of another moment: on their list, in a file, and on the page of a jurisdiction."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Role
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db
LIST, FILE, PLACE = (
    reverse("pauses:list"),
    reverse("pauses:export"),
    reverse("jurisdictions:detail", args=["HK"]),
)
BEGUN = datetime(2020, 7, 6, 12, tzinfo=UTC)
AFTER = "2020-07-07T00:00"


@pytest.fixture
def desk():
    client = Client()
    client.force_login(person())
    return client


@pytest.fixture
def lifted():
    """A pause of July 2020 that held one request and was lifted today."""
    request(received_at=BEGUN - timedelta(days=3))
    made = pause(starts_at=BEGUN)
    signed_to_lift(made)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), made)
    request()
    return made


def shown(page):
    """What a page lists: each pause and how many it held."""
    return {row: effect and effect.held for row, _what, effect in page.context["rows"]}


def test_what_was_in_force_is_listed_with_what_it_held(desk, lifted):
    pause(services=[service("telegram").pk])
    page = desk.get(LIST, {"as_of": AFTER})
    assert shown(page) == {lifted: 1}
    assert "As of 7 July 2020, 00:00 UTC" in page.content.decode()
    assert lifted not in shown(desk.get(LIST))
    assert shown(desk.get(LIST, {"as_of": "2020-07-06T11:59"})) == {}


def test_each_tab_sorts_by_where_pauses_stood_then(desk, lifted):
    now = timezone.now()
    later = pause(starts_at=now + timedelta(days=3))
    signed = pause(services=[service("one").pk])
    countersign(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), signed)

    def at(tab, moment):
        return set(shown(desk.get(LIST, {"tab": tab, "as_of": f"{moment:%Y-%m-%dT%H:%M:%S}"})))

    ahead = now + timedelta(days=4)
    assert at("lifted", BEGUN) == set()
    assert at("lifted", ahead) == {lifted}
    assert at("scheduled", BEGUN) == set()
    assert at("scheduled", now + timedelta(days=1)) == {later}
    assert at("in-force", ahead) == {later, signed}
    assert at("countersign", ahead) == {later}


def test_a_pause_that_was_countersigned_later_waited_for_it_then(desk):
    made = pause()
    Pause.objects.filter(pk=made.pk).update(
        countersigned_by=person(), countersigned_at=timezone.now() + timedelta(hours=5)
    )
    ahead = timezone.now() + timedelta(hours=4)
    page = desk.get(LIST, {"tab": "countersign", "as_of": f"{ahead:%Y-%m-%dT%H:%M}"})
    assert set(shown(page)) == {made}
    assert "not countersigned" in page.content.decode()
    assert set(shown(desk.get(LIST, {"tab": "countersign"}))) == set()


def test_a_moment_to_come_tells_what_will_be_in_force_and_not_what_it_will_hold(desk):
    request()
    made = pause(starts_at=timezone.now() + timedelta(days=3))
    page = desk.get(LIST, {"as_of": "2999-01-01T00:00"})
    assert shown(page) == {made: None}
    assert "What it will hold is not known." in page.content.decode()
    (line,) = csv.DictReader(desk.get(FILE, {"as_of": "2999-01-01T00:00"}).getvalue().decode().splitlines())
    assert (line["Pause"], line["Held"]) == (made.reference, "")


def test_a_moment_that_is_none_is_named_and_lists_nothing(desk):
    pause()
    for path in (LIST, FILE):
        page = desk.get(path, {"as_of": "yesterday"})
        assert page.status_code == 422
        assert "Give a day and a time in UTC" in page.content.decode()
        assert shown(page) == {}


def test_nobody_pauses_in_the_past():
    officer = Client()
    officer.force_login(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")))
    assert reverse("pauses:new") in officer.get(LIST).content.decode()
    assert reverse("pauses:new") not in officer.get(LIST, {"as_of": AFTER}).content.decode()


def test_the_tab_is_a_file_as_well_and_holds_no_formula(desk, lifted):
    dangerous = pause(reason="=HYPERLINK(made-up)", services=[service("telegram").pk], starts_at=BEGUN)
    answer = desk.get(FILE, {"as_of": AFTER})
    first, second = csv.DictReader(answer.getvalue().decode().splitlines())
    assert (first["Pause"], first["Reason"], first["Held"]) == (
        dangerous.reference,
        "'=HYPERLINK(made-up)",
        "0",
    )
    assert (second["Pause"], second["Code"], second["Held"]) == (lifted.reference, "HK", "1")
    assert second["As of"] == "2020-07-07T00:00:00+00:00"
    assert 'filename="pauses-2020-07-07T0000Z.csv"' in answer["Content-Disposition"]


def test_a_jurisdiction_shows_what_reached_it_then_and_what_that_held(desk, lifted):
    elsewhere = pause(jurisdiction=jurisdiction("US"), starts_at=BEGUN)
    page = desk.get(PLACE, {"as_of": AFTER}).content.decode()
    assert lifted.reference in page
    assert "1 held" in page
    assert elsewhere.reference not in page
    assert "As of 7 July 2020, 00:00 UTC" in page
    assert "No pause reached it at this moment." in desk.get(PLACE, {"as_of": "2020-07-01"}).content.decode()


def test_a_jurisdiction_shows_what_its_pauses_hold_now(desk):
    request()
    pause()
    assert "1 held" in desk.get(PLACE).content.decode()


@pytest.mark.parametrize("path", [LIST, PLACE])
def test_another_moment_asks_as_much_for_many_pauses_as_for_one(path, desk, django_assert_max_num_queries):
    def begin(number):
        facts = {"services": [service(f"service-{number}").pk], "left_out": [jurisdiction("CN-XZ").pk]}
        pause(jurisdiction=jurisdiction("CN"), starts_at=BEGUN, **facts)

    begin(0)
    desk.get(path, {"as_of": AFTER})
    with CaptureQueriesContext(connection) as for_one:
        desk.get(path, {"as_of": AFTER})
    for number in range(1, 12):
        begin(number)
    with django_assert_max_num_queries(len(for_one)):
        assert desk.get(path, {"as_of": AFTER}).status_code == 200


def test_the_file_says_who_signed_and_ended_it_as_far_as_that_had_come(desk, lifted):
    def line(**asked):
        return next(csv.DictReader(desk.get(FILE, asked).getvalue().decode().splitlines()))

    then, now = line(as_of=AFTER), line(tab="lifted")
    lifted.refresh_from_db()
    assert (then["Ended"], then["Ended by"], then["Review by"]) == ("", "", "")
    assert (now["Ended by"], now["Review by"]) == (lifted.lifted_by.name, lifted.review_by.isoformat())


def test_the_page_of_a_pause_says_how_many_it_held_then(desk, lifted):
    page = desk.get(lifted.get_absolute_url(), {"as_of": AFTER}).content.decode()
    assert "<strong>1</strong><span>held then</span>" in page
    assert "As of 7 July 2020, 00:00 UTC" in page
    assert "held then" not in desk.get(lifted.get_absolute_url()).content.decode()
