"""Fast to widen, slow to narrow, convert and lift; and a lift in stages."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.pauses.acts.answer import confirm, decline
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift, ask_to_replace
from jurisdictions.pauses.acts.begin import begin
from jurisdictions.pauses.acts.finish import finish
from jurisdictions.pauses.acts.widen import widen
from jurisdictions.pauses.containing import Change, change_of
from jurisdictions.pauses.effects import effects_of
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.refusals import NoMandate
from jurisdictions.pauses.scope import scope_of
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Role
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder
from reviews.desk.held import pauses_holding
from reviews.desk.models import Closing
from tests.factories import pauses as written
from tests.factories.assessments import complete, lift, signed_to_lift, signers
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db
SOON = timezone.now().date() + timedelta(days=90)


def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))


@pytest.fixture
def held():
    return written.pause(services=[service("whatsapp").pk], stage="review", nexus="agency")


def signed_to(decision, pause):
    """A really signed assessment that decides so."""
    people = signers(pause.jurisdiction)
    found = submit(people[SignerRole.AUTHOR], complete(pause, people[SignerRole.AUTHOR], decision))
    for role, who in people.items():
        sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests="None.")


WIDER = [
    {"services": ()},
    {"nexus": "either"},
    {"stage": "intake"},
]
NARROWER = [
    {"stage": "production"},
    {"request_types": ("subpoena_civil",)},
    {"excluded_types": ("mlat",)},
    {"data_categories": ("content",)},
    {"new_only": True},
    {"exceptions": (("mlat", "By treaty."),)},
]


@pytest.mark.parametrize("changes", WIDER)
def test_wider_is_wider(held, changes):
    assert change_of(held, replace(scope_of(held), **changes), timezone.now()) == Change.WIDEN


@pytest.mark.parametrize("changes", NARROWER)
def test_narrower_is_narrower(held, changes):
    assert change_of(held, replace(scope_of(held), **changes), timezone.now()) == Change.NARROW


@pytest.mark.parametrize(
    ("changes", "change"),
    [
        ({}, Change.NONE),
        ({"handling": "refuse", "agency_reply": "No."}, Change.CONVERT),
        ({"handling": "refuse", "agency_reply": "No.", "stage": "intake"}, Change.NEITHER),
        ({"nexus": "user"}, Change.NEITHER),
        ({"stage": "intake", "data_categories": ("content",)}, Change.NEITHER),
    ],
)
def test_what_is_neither(held, changes, change):
    assert change_of(held, replace(scope_of(held), **changes), timezone.now()) == change


@pytest.mark.requirement("R13")
def test_nobody_loosens_an_exception_by_the_way(held):
    life = (("threat_to_life", "Danger of death is imminent."),)
    loose = (("threat_to_life", "Whenever an agency asks."),)
    strict = written.pause(
        exceptions=[{"kind": kind, "criteria": text} for kind, text in life], stage="intake"
    )
    scope = replace(scope_of(strict), exceptions=loose)
    away = replace(scope, handling="refuse", agency_reply="No.")
    for other in (scope, replace(scope, nexus="either"), away):
        assert change_of(strict, other, timezone.now()) == Change.NEITHER
    with pytest.raises(OutOfOrder, match="holds everything"):
        widen(officer(), strict, replace(scope, nexus="either"), reason="More of it.", named="HK")
    signed_to("refuse", held)
    finish(held, by=officer(), mandate=held.mandates.get(), asked_by=person())
    begin(
        officer(),
        replace(away, services=tuple(held.services), stage="review"),
        reason="So.",
        review_by=SOON,
        replaces=held,
    )
    with pytest.raises(DatabaseError) as failed:
        connection.check_constraints()
    assert failed.value.__cause__.sqlstate == "AB024"


def test_one_person_widens_at_once_and_no_moment_lies_between(held):
    one = request(service=service("signal"), user_jurisdiction=jurisdiction("HK"))
    assert pauses_holding([one.pk]) == {}
    made = widen(officer(), held, replace(scope_of(held), services=()), reason="More of it.", named="HK")
    held.refresh_from_db()
    assert held.period.upper == made.period.lower
    assert made.replaces == held
    assert made.countersigned_by is None
    assert pauses_holding([one.pk]) == {one.pk: [made]}


def test_widening_frees_nothing(held):
    with pytest.raises(OutOfOrder, match="holds everything"):
        widen(officer(), held, replace(scope_of(held), stage="production"), reason="Less.", named="HK")
    with pytest.raises(Invalid):
        widen(officer(), held, replace(scope_of(held), services=()), reason="All.")
    assert Pause.objects.in_force().get() == held


def test_narrowing_needs_its_own_decision_and_two_people(held):
    narrow = replace(scope_of(held), stage="production")
    signed_to_lift(held)
    first = officer()
    with pytest.raises(NoMandate):
        ask_to_replace(first, held, narrow, reason="Only production.")
    signed_to("narrow", held)
    proposal = ask_to_replace(first, held, narrow, reason="Only production.")
    assert Pause.objects.in_force().get() == held
    with pytest.raises(FourEyes):
        confirm(first, proposal)
    second = officer()
    made = confirm(second, proposal)
    held.refresh_from_db()
    assert (made.decided_by, made.countersigned_by) == (first, second)
    assert (made.stage, made.replaces, made.period.lower) == ("production", held, held.period.upper)
    assert made.reason == "Only production."
    connection.check_constraints()


def test_a_pause_is_turned_into_refusal(held):
    signed_to("refuse", held)
    refusing = replace(scope_of(held), handling="refuse", agency_reply="We do not answer.")
    made = confirm(officer(), ask_to_replace(officer(), held, refusing, reason="As decided."))
    assert made.handling == "refuse"
    connection.check_constraints()


def test_a_narrowing_that_frees_everything_is_a_lift(held):
    held_now = arrived(days=1)
    signed_to("narrow", held)
    only_warrants = replace(scope_of(held), request_types=("search_warrant",))
    with pytest.raises(NoMandate, match="a lift, not a narrower pause"):
        ask_to_replace(officer(), held, only_warrants, reason="So.")
    kept = arrived(days=1, type="search_warrant")
    proposal = ask_to_replace(officer(), held, only_warrants, reason="So.")
    Closing.objects.create(request=kept, outcome="rejected")
    kept.state = "closed"
    kept.save()
    with pytest.raises(NoMandate, match="a lift, not a narrower pause"):
        confirm(officer(), proposal)
    assert pauses_holding([held_now.pk]) == {held_now.pk: [held]}


def test_new_requests_stay_new_where_another_pause_takes_the_place(held):
    """As Google did in August 2020: what was held back since July is then sent to mutual legal assistance."""
    new = written.pause(starts_at=timezone.now() - timedelta(days=50), new_only=True)
    before, since = arrived(days=60), arrived(days=40)
    signed_to("refuse", new)
    to_mlat = replace(scope_of(new), handling="mlat", agency_reply="Ask by treaty.")
    turned = confirm(officer(), ask_to_replace(officer(), new, to_mlat, reason="As decided."))
    wider = replace(to_mlat, stage="intake")
    assert change_of(turned, replace(wider, new_only=False), timezone.now()) == Change.WIDEN
    assert change_of(held, replace(scope_of(held), new_only=True), timezone.now()) == Change.NARROW
    made = widen(officer(), turned, wider, reason="Intake too.", named="HK")
    new.refresh_from_db()
    turned.refresh_from_db()
    assert (turned.period.lower, made.period.lower) == (new.period.upper, turned.period.upper)
    assert made.received_from == turned.received_from == new.period.lower
    assert pauses_holding([before.pk, since.pk]) == {before.pk: [held], since.pk: [held, made]}
    assert effects_of([made])[made.pk].held == 1
    yesterday = timezone.now() - timedelta(days=1)
    assert pauses_holding([before.pk, since.pk], at=yesterday) == {since.pk: [new]}
    connection.check_constraints()


def test_a_mandate_to_narrow_does_not_lift(held):
    signed_to("narrow", held)
    with pytest.raises(NoMandate):
        ask_to_lift(officer(), held)
    mandate = held.mandates.get()
    people = {"lifted_by": officer(), "end_asked_by": officer(), "mandate": mandate}
    Pause.objects.filter(pk=held.pk).update(period=(held.period.lower, timezone.now()), **people)
    with pytest.raises(DatabaseError) as failed:
        connection.check_constraints()
    assert failed.value.__cause__.sqlstate == "AB024"


def test_one_proposal_at_a_time_and_it_can_be_taken_back(held):
    signed_to_lift(held)
    first = officer()
    proposal = ask_to_lift(first, held)
    with pytest.raises(OutOfOrder, match="open already"):
        ask_to_lift(officer(), held)
    assert decline(first, proposal, reason="A slip.").answer == "withdrawn"
    with pytest.raises(OutOfOrder):
        confirm(officer(), proposal)
    assert ask_to_lift(officer(), held).pk != proposal.pk


def test_who_is_no_pause_officer_confirms_nothing(held):
    signed_to_lift(held)
    proposal = ask_to_lift(officer(), held)
    for who in (with_role(Role.EXECUTIVE, jurisdiction("HK")), person()):
        with pytest.raises(NotPermitted):
            confirm(who, proposal)


def arrived(days, **facts):
    received_at = timezone.now() - timedelta(days=days)
    return request(service=service("whatsapp"), received_at=received_at, **facts)


def test_a_lift_in_stages_frees_the_oldest_first_by_the_clock_of_the_database(held):
    old, middle, young = arrived(30), arrived(20), arrived(10)
    signed_to_lift(held)
    lifted = lift(officer(), held, stages=3, hours=24)
    connection.check_constraints()
    ids = [old.pk, middle.pk, young.pk]
    assert lifted.is_being_released
    assert "is being lifted in stages until" in sentence(lifted)
    now = timezone.now()
    assert set(pauses_holding(ids)) == {middle.pk, young.pk} | ({old.pk} & set(pauses_holding(ids)))
    later = [set(pauses_holding(ids, at=now + timedelta(hours=h))) for h in (25, 49)]
    assert later[0] < {middle.pk, young.pk} | {old.pk}
    assert later[1] == set()
    assert len(later[0]) <= 2


def test_stages_are_bounded(held):
    signed_to_lift(held)
    for stages, hours in ((0, 0), (99, 1), (2, 0)):
        with pytest.raises(Invalid):
            ask_to_lift(officer(), held, stages=stages, hours=hours)
