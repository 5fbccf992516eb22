"""The lists of the desk as of a past moment: asked by their address, and as a file."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Role
from reviews.desk.acts.claim import claim
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue, request

pytestmark = pytest.mark.django_db
LIST, FILE, WORK = reverse("desk:requests"), reverse("desk:export"), reverse("desk:work")
BEGUN = datetime(2020, 7, 6, 12, tzinfo=UTC)


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


def as_(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(page):
    """References of the requests on a page, each with those of the pauses that held it."""
    held = page.context["held"]
    return {
        row.reference: [each.reference for each in held.get(row.pk, [])] for row in page.context["page"].rows
    }


def lines(client, **query):
    text = b"".join(client.get(FILE, query).streaming_content).decode()
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture
def old():
    return request(received_at=BEGUN - timedelta(days=3))


@pytest.fixture
def held_by():
    return pause(starts_at=BEGUN)


def test_a_past_moment_shows_what_was_there_with_its_state_and_its_pauses_then(reviewer, old):
    request(received_at=BEGUN + timedelta(days=90))
    claim(reviewer, old)
    made = pause(starts_at=BEGUN)
    page = as_(reviewer).get(LIST, {"as_of": "2020-07-07T00:00"})
    assert shown(page) == {old.reference: [made.reference]}
    assert page.context["page"].rows[0].state_then == "received"
    assert "As of 7 July 2020, 00:00 UTC" in page.content.decode()
    assert shown(as_(reviewer).get(LIST, {"as_of": "2020-07-06T11:59"})) == {old.reference: []}
    assert shown(as_(reviewer).get(LIST, {"as_of": "2020-07-01"})) == {}


def test_a_pause_lifted_since_is_named_in_the_past_and_not_today(reviewer, old, held_by):
    signed_to_lift(held_by)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), held_by)
    assert shown(as_(reviewer).get(LIST)) == {old.reference: []}
    assert shown(as_(reviewer).get(LIST, {"as_of": "2020-07-07T00:00"})) == {
        old.reference: [held_by.reference]
    }


def test_only_what_was_held_then_and_only_in_the_past(reviewer, old, held_by):
    free = request(received_at=BEGUN - timedelta(days=2), service=service("telegram"))
    signed_to_lift(held_by)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), held_by)
    pause(services=[free.service_id], starts_at=BEGUN + timedelta(days=9))
    then = {"as_of": "2020-07-07T00:00", "service": "telegram"}
    assert set(shown(as_(reviewer).get(LIST, {"held": "on", **then}))) == {free.reference}
    before = {"as_of": "2020-07-06T00:00"}
    assert set(shown(as_(reviewer).get(LIST, {"held": "on", **before}))) == set()
    assert set(shown(as_(reviewer).get(LIST, before))) == {old.reference, free.reference}
    assert set(shown(as_(reviewer).get(LIST, {"held": "on"}))) == {old.reference, free.reference}


def test_the_states_asked_for_are_those_of_then(reviewer, old):
    claim(reviewer, old)
    client, then = as_(reviewer), {"as_of": "2020-07-07T00:00"}
    assert set(shown(client.get(LIST, {"state": "in_review"}))) == {old.reference}
    assert set(shown(client.get(LIST, {"state": "in_review", **then}))) == set()
    assert set(shown(client.get(LIST, {"state": "received", **then}))) == {old.reference}


@pytest.mark.parametrize(
    ("moment", "word"),
    [("2999-01-01T00:00", "This moment is still to come"), ("yesterday", "Give a day and a time in UTC")],
)
@pytest.mark.parametrize("path", [LIST, FILE, WORK])
def test_a_moment_to_come_or_none_at_all_is_refused_beside_the_field(path, moment, word, reviewer, old):
    page = as_(reviewer).get(path, {"as_of": moment})
    assert page.status_code == 422
    assert word in str(page.context["form"].errors["as_of"])
    assert word in page.content.decode()
    assert old.reference not in page.content.decode()


def test_nobody_sees_in_the_past_what_they_may_not_see_today(old, held_by):
    stranger = as_(with_role(Role.REVIEWER, jurisdiction("US"), queue=queue()))
    then = {"as_of": "2020-07-07T00:00"}
    assert shown(stranger.get(LIST, then)) == {}
    assert lines(stranger, **then) == []
    (count,) = stranger.get(WORK, then).context["counts"]
    assert (count.workable, count.held) == (0, 0)


def test_the_file_says_what_was_held_by_which_pauses_and_when(reviewer, old, held_by):
    second = pause(services=[old.service_id], starts_at=BEGUN)
    free = request(received_at=BEGUN, service=service("telegram"), agency_jurisdiction=jurisdiction("HK"))
    old_line, free_line = sorted(
        lines(as_(reviewer), as_of="2020-07-07T00:00"), key=lambda line: line["reference"]
    )
    assert (old_line["held"], old_line["pauses"]) == ("yes", f"{held_by.reference} {second.reference}")
    assert (free_line["reference"], free_line["pauses"]) == (free.reference, held_by.reference)
    assert old_line["as of"] == "2020-07-07T00:00:00+00:00"
    (before,) = lines(as_(reviewer), as_of="2020-07-06T00:00")
    assert (before["reference"], before["held"], before["pauses"]) == (old.reference, "no", "")


def test_the_file_of_a_past_moment_holds_no_formula_and_no_identifier(reviewer):
    one = request(agency=agency(jurisdiction("HK"), "=HYPERLINK(made-up)"), received_at=BEGUN)
    answer = as_(reviewer).get(FILE, {"as_of": "2020-07-07T00:00"})
    text = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK" in text
    assert one.identifiers.get().value not in text
    assert 'filename="requests-2020-07-07T0000Z.csv"' in answer["Content-Disposition"]


def test_the_file_of_now_says_what_is_held(reviewer, old, held_by):
    (line,) = lines(as_(reviewer))
    assert (line["held"], line["pauses"]) == ("yes", held_by.reference)
    assert line["as of"][:10] == f"{timezone.now():%Y-%m-%d}"


def test_the_queues_of_a_past_moment_offer_nothing_to_take(reviewer, old, held_by):
    page = as_(reviewer).get(WORK, {"as_of": "2020-07-07T00:00"})
    (count,) = page.context["counts"]
    assert (count.workable, count.held) == (0, 1)
    assert "Take the next" not in page.content.decode()
    assert "due today" not in page.content.decode()


@pytest.mark.parametrize("path", [LIST, WORK])
def test_a_past_moment_asks_as_much_for_many_as_for_few(path, reviewer, django_assert_max_num_queries):
    for number in range(55):
        product = service(f"service-{number % 5}")
        request(received_at=BEGUN + timedelta(hours=number), service=product)
        if number % 7 == 0:
            pause(
                services=[product.pk],
                request_types=[["court_order"], [], ["mlat"]][number % 3],
                starts_at=BEGUN,
            )
    client, query = as_(reviewer), {"as_of": "2021-01-01T00:00", "held": "on"}
    client.get(path, query)
    with django_assert_max_num_queries(25):
        page = client.get(path, query)
    assert page.status_code == 200


@pytest.mark.parametrize("path", [LIST, FILE, WORK, reverse("pauses:list"), reverse("pauses:map")])
def test_the_first_moment_there_is_can_be_asked_for(path, reviewer, old, held_by):
    query = {"as_of": "0001-01-01", "held": "on"}
    assert as_(reviewer).get(path, query).status_code == 200
