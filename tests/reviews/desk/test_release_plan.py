"""The release plan: what a lift would free, in which stage and order, and what of it has gone stale."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jurisdictions.models import LegalInstrument
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift
from jurisdictions.pauses.models import Proposal
from jurisdictions.pauses.release_plan import Plan, release_plan
from portal.access.permissions import Permission, Role
from reviews.desk.acts.claim import claim
from reviews.desk.held import pauses_holding
from reviews.models import Identifier
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import give, person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import queue, request
from tests.factories.work import proposed
from tests.reviews.clocks.scene import clock, hours, paused

pytestmark = pytest.mark.django_db
DAY = 24


@pytest.fixture
def officer():
    """A pause officer who may see the requests too."""
    made = with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))
    give(made, Permission.SEE, jurisdiction("HK"))
    return made


def arrived(days, **facts):
    return request(received_at=timezone.now() - timedelta(days=days), **facts)


def reasons_of(held, officer):
    return dict(release_plan(held, Plan(), officer).reasons)


def test_the_oldest_deadline_comes_first(officer):
    late, soon = (request(due_at=timezone.now() + timedelta(days=days)) for days in (9, 2))
    plan = release_plan(pause(), Plan(), officer)
    assert [row.reference for row in plan.first] == [soon.reference, late.reference]
    assert plan.requests == 2


def test_the_stages_of_the_plan_are_those_of_the_lift(officer):
    ids = [arrived(days).pk for days in (50, 40, 30, 20, 10)]
    held = pause(stage="review")
    signed_to_lift(held)
    plan = release_plan(held, Plan(stages=3, hours=24), officer)
    assert [(stage.number, stage.after) for stage in plan.stages] == [(1, 0), (2, 24), (3, 48)]
    lift(officer, held, stages=3, hours=24)
    now = timezone.now()
    still = [len(pauses_holding(ids, at=now + hours(after))) for after in (0.01, 24.01, 48.01)]
    freed = [stage.requests for stage in plan.stages]
    assert [5 - still[0], still[0] - still[1], still[1] - still[2]] == freed
    assert sum(freed) == 5


def test_what_another_pause_holds_too_stays_held(officer):
    request()
    request(service=service("zoom"))
    held = pause()
    pause(services=[service("zoom").pk])
    plan = release_plan(held, Plan(), officer)
    assert (plan.requests, plan.held_elsewhere) == (1, 1)


def test_a_later_stage_of_another_pause_keeps_nothing_that_waits_for_review(officer):
    request()
    held = pause()
    pause(stage="production")
    assert release_plan(held, Plan(), officer).requests == 1


def test_what_was_decided_to_be_produced_goes_back_to_triage(officer):
    reviewer = with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())
    disclosing, refusing, in_hand = request(), request(), request()
    proposed(reviewer, disclosing)
    proposed(reviewer, refusing, outcome="rejected")
    claim(reviewer, in_hand)
    plan = release_plan(pause(), Plan(), officer)
    assert plan.requests == 3
    assert plan.to_triage == 1
    assert [row.reference for row in plan.first if row.to_triage] == [disclosing.reference]


LONG_AGO = timezone.now() - timedelta(days=200)
STALE = [
    ("Authorisation expired, cancelled, suspended, rejected or invalid", {"authorisation": "expired"}),
    ("Process dated over 180 days ago", {"dated_on": LONG_AGO.date()}),
    ("Non-disclosure order ended", {"confidential_until": LONG_AGO.date()}),
    ("Identifiers observed, or data asked for, over 180 days ago", {"data_to": LONG_AGO}),
]
FRESH = {
    "authorisation": "approved",
    "dated_on": timezone.now().date(),
    "confidential_until": timezone.now().date() + timedelta(days=30),
    "data_to": timezone.now(),
}


@pytest.mark.parametrize(("words", "facts"), STALE)
def test_stale_process_is_counted_and_named(words, facts, officer):
    request(**facts)
    request(**{name: FRESH[name] for name in facts})
    plan = release_plan(pause(), Plan(), officer)
    assert plan.reasons == [(words, 1)]
    assert plan.stale == 1
    assert [words] in [row.reasons for row in plan.first]
    assert [] in [row.reasons for row in plan.first]


def test_a_repealed_instrument_is_stale(officer):
    today = timezone.now().date()
    law = {"jurisdiction": jurisdiction("HK")}
    repealed = LegalInstrument.objects.create(title="Old", repealed_on=today, **law)
    standing = LegalInstrument.objects.create(title="New", repealed_on=today + timedelta(days=9), **law)
    request(instrument=repealed)
    request(instrument=standing)
    assert reasons_of(pause(), officer) == {"Its legal instrument is repealed": 1}


def test_an_identifier_that_was_observed_long_ago_is_stale(officer):
    for moment in (LONG_AGO, timezone.now()):
        Identifier.objects.create(
            request=request(), kind="ipv4", value="192.0.2.1", port=443, observed_at=moment
        )
    assert reasons_of(pause(), officer) == {"Identifiers observed, or data asked for, over 180 days ago": 1}


def test_an_overdue_statutory_clock_is_stale_and_the_desks_own_is_not(officer):
    clock(due_in=-1, statutory=True)
    clock(due_in=-1)
    clock(due_in=5, statutory=True)
    assert reasons_of(pause(), officer) == {"A statutory clock is overdue": 1}


def preservation(regime, *, due_in, statutory):
    made = clock(due_in=due_in, statutory=statutory, type="preservation")
    made.regime = regime
    made.save()


def test_a_preservation_ran_out_where_the_law_let_it(officer):
    preservation("us_2703f", due_in=-1, statutory=True)
    preservation("us_2703f", due_in=10, statutory=True)
    assert reasons_of(pause(), officer) == {"Preservation ran out": 1}


def test_a_preservation_of_the_desks_own_stood_still_under_the_pause(officer):
    preservation("preservation", due_in=-5, statutory=False)
    preservation("preservation", due_in=-20, statutory=False)
    assert reasons_of(paused(-10), officer) == {"Preservation ran out": 1}


def test_a_laws_deadline_stays_and_the_desks_own_comes_later_by_the_pause_and_the_stage(officer):
    law = clock(due_in=30, statutory=True)
    own = clock(due_in=30, request=law.request)
    held = paused(-10)
    (row,) = release_plan(held, Plan(), officer).first
    assert [(deadline.statutory, deadline.is_overdue) for deadline in row.deadlines] == [
        (True, False),
        (False, False),
    ]
    assert row.deadlines[0].due_at == law.due_at
    assert abs(row.deadlines[1].due_at - own.due_at - hours(10)) < hours(0.01)
    (row,) = release_plan(held, Plan(stages=2, hours=48), officer).first
    wait = 48 * (row.stage - 1)
    assert {deadline.is_overdue for deadline in row.deadlines if deadline.statutory} == {wait > 30}
    moved = next(deadline for deadline in row.deadlines if not deadline.statutory)
    assert abs(moved.due_at - own.due_at - hours(10 + wait)) < hours(0.01)


def test_requests_are_named_only_to_who_may_see_them():
    request(authorisation="expired")
    plan = release_plan(pause(), Plan(), with_role(Role.PAUSE_OFFICER, jurisdiction("HK")))
    assert (plan.requests, plan.stale, plan.first) == (1, 1, [])


def test_a_pause_that_holds_nothing_frees_nothing(officer):
    plan = release_plan(pause(), Plan(stages=2, hours=1), officer)
    assert [stage.requests for stage in plan.stages] == [0, 0]
    assert plan.reasons == []


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def lift_page(held):
    return reverse("pauses:lift", args=[held.reference])


def test_nothing_is_asked_for_before_its_plan_was_shown(officer):
    one = request(authorisation="expired")
    held = pause()
    signed_to_lift(held)
    desk, typed = signed_in(officer), {"stages": 2, "hours": 24, "note": "Slowly."}
    first = desk.get(lift_page(held)).content.decode()
    assert one.reference in first
    assert "Authorisation expired" in first
    again = desk.post(lift_page(held), typed | {"seen": "1-0"})
    assert not Proposal.objects.exists()
    assert "Nothing is proposed yet." in again.content.decode()
    assert "24 hours after the lift" in again.content.decode()
    assert "Slowly." in again.content.decode()
    desk.post(lift_page(held), typed | {"seen": again.context["plan"].key()})
    assert Proposal.objects.get().plan == {"stages": 2, "hours": 24}


def test_a_plan_that_is_only_looked_at_asks_for_nothing(officer):
    held = pause()
    signed_to_lift(held)
    page = signed_in(officer).post(lift_page(held), {"stages": 3, "hours": 12, "preview": "1"})
    assert len(page.context["release"].stages) == 3
    assert not Proposal.objects.exists()


def test_whoever_confirms_is_shown_the_plan_again_with_its_stages(officer):
    request()
    held = pause()
    signed_to_lift(held)
    ask_to_lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), held, stages=2, hours=36)
    page = signed_in(officer).get(lift_page(held)).content.decode()
    assert "The release plan" in page
    assert "36 hours after the lift" in page
    stranger = signed_in(person()).get(lift_page(held)).content.decode()
    assert "Which requests these are is shown to whoever may see them." in stranger


def test_the_plan_asks_as_much_for_many_requests_as_for_one(officer):
    held = pause()
    clock(due_in=5, statutory=True)
    release_plan(held, Plan(2, 24), officer)
    with CaptureQueriesContext(connection) as for_one:
        release_plan(held, Plan(2, 24), officer)
    for _number in range(8):
        clock(due_in=5, statutory=True)
    with CaptureQueriesContext(connection) as for_many:
        release_plan(held, Plan(2, 24), officer)
    assert len(for_many) == len(for_one)
