"""The page of the map and the matrix: who sees what, how it is asked, and what it costs."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Role
from tests.factories.pauses import pause
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db
MAP = reverse("pauses:map")


@pytest.fixture(autouse=True)
def services():
    return [service("telegram"), service("whatsapp")]


def asked(user=None, **query):
    client = Client()
    client.force_login(user or person())
    return client.get(MAP, query)


def cells(page, code):
    """The row of a place: state, link and link to a new pause, by the code of the service."""
    rows = {place.code: row for place, row in page.context["rows"]}
    return {cell.service.code: (cell.standing.state, cell.url, cell.new_url) for cell in rows[code]}


def new(code, product):
    return reverse("pauses:new") + "?" + urlencode({"j": code, "s": product})


def test_a_cell_leads_to_the_pause_that_holds_it_or_to_a_new_one():
    made = pause(services=[service("whatsapp").pk])
    found = cells(asked(with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))), "HK")
    assert found == {
        "telegram": ("open", new("HK", "telegram"), new("HK", "telegram")),
        "whatsapp": ("paused", made.get_absolute_url(), new("HK", "whatsapp")),
    }


def test_nobody_is_led_to_a_form_they_may_not_send():
    pause(services=[service("whatsapp").pk])
    assert cells(asked(), "HK")["telegram"] == ("open", "", "")


def test_a_place_without_a_pause_is_found_by_its_name_or_code():
    assert asked().context["rows"] == []
    for text in ("DE", "Germany"):
        assert {state for state, *_ in cells(asked(q=text), "DE").values()} == {"open"}


def test_where_open_requests_came_from_has_a_row_for_who_may_pause_there():
    request(agency_jurisdiction=jurisdiction("US"))
    assert cells(asked(with_role(Role.PAUSE_OFFICER, jurisdiction("US"))), "US")
    assert asked(with_role(Role.PAUSE_OFFICER, jurisdiction("DE"))).context["rows"] == []
    assert asked(with_role(Role.REVIEWER, jurisdiction("US"))).context["rows"] == []


def test_a_past_moment_shows_what_was_in_force_then_and_offers_no_new_pause():
    made = pause(starts_at=datetime(2020, 7, 6, tzinfo=UTC))
    officer = with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))
    then = asked(officer, as_of="2020-07-06T00:00")
    assert "As of 6 July 2020, 00:00 UTC" in then.content.decode()
    assert cells(then, "HK")["telegram"] == ("paused", made.get_absolute_url(), "")
    before = asked(officer, as_of="2020-07-05T23:59")
    assert before.context["rows"] == []
    assert before.context["map"].territories[0].state == "open"


def test_a_moment_is_utc_wherever_the_reader_is():
    with timezone.override("Asia/Hong_Kong"):
        page = asked(as_of="2020-07-06T12:00")
    assert page.context["form"].moment == datetime(2020, 7, 6, 12, tzinfo=UTC)


def test_a_moment_that_is_none_is_named():
    page = asked(as_of="yesterday")
    assert page.status_code == 422
    assert "Give a day and a time in UTC" in page.content.decode()


def test_the_matrix_is_a_file_as_well():
    made = pause(services=[service("whatsapp").pk], starts_at=datetime(2020, 7, 6, tzinfo=UTC))
    client = Client()
    client.force_login(person())
    answer = client.get(reverse("pauses:matrix"), {"as_of": "2020-07-07T00:00"})
    assert answer.getvalue().decode().splitlines() == [
        "As of,Code,Jurisdiction,Telegram,Whatsapp",
        f"2020-07-07T00:00+00:00,HK,Hong Kong,Open,Paused ({made.reference})",
    ]
    assert 'filename="paused-2020-07-07T0000Z.csv"' in answer["Content-Disposition"]


@pytest.mark.parametrize("pauses", [1, 12])
def test_the_page_asks_as_much_for_many_pauses_as_for_one(pauses, django_assert_max_num_queries):
    for number in range(pauses):
        place = jurisdiction("CN") if number % 2 else jurisdiction("HK")
        left_out = [jurisdiction("HK").pk] if number % 2 else []
        starts_at = timezone.now() + timedelta(days=number)
        pause(jurisdiction=place, left_out=left_out, services=[service(f"s{number}").pk], starts_at=starts_at)
    officer = with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))
    client = Client()
    client.force_login(officer)
    client.get(MAP)
    with django_assert_max_num_queries(19):
        assert client.get(MAP).status_code == 200


def test_the_lists_of_jurisdictions_and_of_pauses_lead_here():
    client = Client()
    client.force_login(person())
    for name in ("jurisdictions:list", "pauses:list"):
        assert f'href="{MAP}"' in client.get(reverse(name)).content.decode()
