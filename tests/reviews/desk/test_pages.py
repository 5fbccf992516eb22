"""The desk's pages: what they show, to whom, at which cost, and that they lose nothing."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Role
from reviews.desk.acts.approve import send_back
from reviews.desk.acts.claim import claim
from reviews.desk.acts.decide import decide
from reviews.desk.models import Claim
from reviews.models import Request
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue, request

pytestmark = pytest.mark.django_db

PAGES = ["desk:home", "desk:work", "desk:requests"]


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


def as_(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_with_two_requests_and_with_fifty(
    name, reviewer, django_assert_max_num_queries
):
    for number in range(50):
        one = request(
            due_at=timezone.now() + timedelta(hours=number), service=service(f"service-{number % 5}")
        )
        if number % 7 == 0:
            pause(services=[one.service_id], request_types=[["court_order"], [], ["mlat"]][number % 3])
    client = as_(reviewer)
    client.get(reverse(name))
    with django_assert_max_num_queries(31):
        assert client.get(reverse(name)).status_code == 200


def test_the_page_of_a_request_costs_a_bounded_number_of_queries(reviewer, django_assert_max_num_queries):
    one = request()
    claim(reviewer, one)
    client = as_(reviewer)
    client.get(one.get_absolute_url())
    with django_assert_max_num_queries(45):
        client.get(one.get_absolute_url())


def test_a_request_of_another_jurisdiction_is_not_there(reviewer):
    one = request(agency=agency(jurisdiction("US")))
    client = as_(reviewer)
    assert client.get(one.get_absolute_url()).status_code == 404
    assert client.post(reverse("desk:claim", args=[one.reference])).status_code == 404
    assert one.reference not in client.get(reverse("desk:requests")).content.decode()


@pytest.mark.parametrize("role", [Role.PAUSE_OFFICER, Role.AUDITOR, Role.EXECUTIVE, Role.ASSESSOR])
def test_who_does_not_work_on_requests_sees_none(role):
    one = request()
    client = as_(with_role(role, jurisdiction("HK")))
    assert client.get(one.get_absolute_url()).status_code == 404
    assert client.get(reverse("desk:home")).status_code == 200
    assert one.reference not in client.get(reverse("desk:requests")).content.decode()


def test_the_administrator_sees_no_request():
    one = request()
    boss = with_role(Role.AUDITOR, jurisdiction("US"))
    boss.is_staff = boss.is_superuser = True
    boss.save()
    assert as_(boss).get(one.get_absolute_url()).status_code == 404


def test_a_stranger_is_sent_to_sign_in():
    answer = Client().get(request().get_absolute_url())
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_a_decision_with_errors_comes_back_with_everything_that_was_typed(reviewer):
    one = request()
    claim(reviewer, one)
    answer = as_(reviewer).post(
        reverse("desk:decide", args=[one.reference]),
        {"outcome": "partial", "reason": "A long thought. " * 50, "lock_version": 0},
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "A long thought." in page
    assert "Say what exactly is produced." in page


def test_a_decision_on_a_page_that_is_stale_is_refused_with_its_text(reviewer):
    one = request()
    claim(reviewer, one)
    Request.objects.filter(pk=one.pk).update(lock_version=3)
    answer = as_(reviewer).post(
        reverse("desk:decide", args=[one.reference]),
        {"outcome": "rejected", "reason": "Kept words.", "lock_version": 0},
    )
    assert answer.status_code == 409
    assert "Kept words." in answer.content.decode()


def test_a_decision_under_a_pause_is_a_conflict_that_names_the_pause(reviewer):
    one = request()
    claim(reviewer, one)
    held_by = pause()
    answer = as_(reviewer).post(
        reverse("desk:decide", args=[one.reference]),
        {"outcome": "rejected", "reason": "Kept words.", "lock_version": 0},
    )
    assert answer.status_code == 409
    page = answer.content.decode()
    assert held_by.reference in page
    assert "Kept words." in page


def test_sending_a_decision_twice_is_refused_and_makes_one(reviewer):
    one = request()
    claim(reviewer, one)
    client = as_(reviewer)
    facts = {"outcome": "rejected", "reason": "Not valid.", "lock_version": 0}
    path = reverse("desk:decide", args=[one.reference])
    assert client.post(path, facts).status_code == 302
    assert client.post(path, facts).status_code == 409
    assert one.decisions.count() == 1


def test_taking_what_a_colleague_has_says_who_has_it(reviewer):
    one = request()
    colleague = with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue(), name="Rosa Review")
    claim(colleague, one)
    answer = as_(reviewer).post(reverse("desk:claim", args=[one.reference]))
    assert answer.status_code == 409
    assert "Rosa Review has taken this request." in answer.content.decode()


def test_take_next_with_nothing_to_take_says_why(reviewer):
    request()
    pause()
    answer = as_(reviewer).post(reverse("desk:next"))
    assert answer.status_code == 409
    assert "held by pauses" in answer.content.decode()


def test_propose_and_take_the_next_goes_on(reviewer):
    first, second = request(), request()
    claim(reviewer, first)
    answer = as_(reviewer).post(
        reverse("desk:decide", args=[first.reference]),
        {"outcome": "rejected", "reason": "Not valid.", "lock_version": 0, "next": "1"},
    )
    assert answer["Location"] == second.get_absolute_url()
    assert Claim.objects.get(request=second, ended_at=None).person == reviewer


def test_what_is_proposed_waits_on_the_approvers_home_and_not_on_ones_own(reviewer):
    one = request()
    claim(reviewer, one)
    decide(reviewer, one, outcome="rejected", reason="Not valid.")
    approver = with_role(Role.APPROVER, jurisdiction("HK"))
    assert one.reference in as_(approver).get(reverse("desk:home")).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "received"}, True),
        ({"state": "closed"}, False),
        ({"place": "cn-hk"}, True),
        ({"place": "US"}, False),
        ({"place": "XX"}, False),
        ({"service": "whatsapp"}, True),
        ({"q": "made-up police"}, True),
        ({"q": "'; DROP TABLE"}, False),
        ({"after": "nonsense"}, True),
    ],
)
def test_the_list_is_narrowed_by_its_address(reviewer, query, found):
    one = request()
    page = as_(reviewer).get(reverse("desk:requests"), query).content.decode()
    assert (one.reference in page) is found


def test_the_export_holds_no_identifier_and_no_formula(reviewer):
    one = request(agency=agency(jurisdiction("HK"), "=HYPERLINK(made-up)"))
    text = b"".join(as_(reviewer).get(reverse("desk:export")).streaming_content).decode()
    assert one.reference in text
    assert "'=HYPERLINK" in text
    assert one.identifiers.get().value not in text


def test_text_from_agencies_is_inert(reviewer):
    one = request(narrative="<script>alert(1)</script>")
    page = as_(reviewer).get(one.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page


def test_an_unknown_link_tells_nothing():
    answer = Client().get(reverse("desk:handover", args=["0" * 64]))
    assert answer.status_code == 410
    assert "Sign out" not in answer.content.decode()


def test_giving_back_says_so(reviewer):
    one = request()
    claim(reviewer, one)
    answer = as_(reviewer).post(reverse("desk:release", args=[one.reference]))
    assert one.reference in str(next(iter(get_messages(answer.wsgi_request))))


def test_an_old_page_approves_no_decision_that_its_reader_never_saw(reviewer):
    one = request(queue=queue())
    first, second = (with_role(Role.APPROVER, one.agency_jurisdiction) for _ in range(2))
    claim(reviewer, one)
    read = decide(reviewer, one, outcome="rejected", reason="No signature.")
    send_back(second, read, "It is signed on page two.")
    claim(reviewer, one)
    newer = decide(reviewer, one, outcome="duplicate", reason="The same as before.")
    url = reverse("desk:approve", args=[one.reference])
    form = {"verdict": "approve", "decision": read.pk, "comment": "As I read it."}
    answer = as_(first).post(url, form)
    assert answer.status_code == 409
    assert "As I read it." in answer.content.decode()
    assert f'name="decision" value="{newer.pk}"' in answer.content.decode()
    newer.refresh_from_db()
    assert newer.settled_at is None
    assert as_(first).post(url, form | {"decision": newer.pk}).status_code == 302
