"""A decision that is outdated, superseded or past its last day ends no pause: not by the act, not by SQL."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.watching.acts.alert import alert
from jurisdictions.pauses.acts.answer import confirm
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift, valid_mandate
from jurisdictions.pauses.acts.finish import finish
from jurisdictions.pauses.models import Mandate, Pause
from jurisdictions.pauses.refusals import NoMandate
from portal.access.permissions import Role
from portal.notifications.models import Notice
from tests.factories.people import with_role

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R81")]


@pytest.fixture
def officer(scene):
    return with_role(Role.PAUSE_OFFICER, scene.held.jurisdiction)


def outdate(scene, found):
    alert(
        scene.author,
        found,
        consultee_class="independent_expert",
        says="The law is applied otherwise.",
        source="A letter of 1 March",
        on=date(2026, 3, 1),
    )


def test_its_unused_mandate_lifts_nothing_and_the_refusal_says_what_to_do(scene, officer):
    found = scene.signed("lift")
    assert valid_mandate(scene.held) is not None
    outdate(scene, found)
    assert valid_mandate(scene.held) is None
    with pytest.raises(NoMandate) as refused:
        ask_to_lift(officer, scene.held)
    assert "The law is applied otherwise." in str(refused.value)
    assert f"Carry {found.reference} forward" in str(refused.value.now)


def test_a_lift_that_was_proposed_before_is_not_confirmed_after(scene, officer):
    found = scene.signed("lift")
    proposal = ask_to_lift(officer, scene.held)
    outdate(scene, found)
    with pytest.raises(NoMandate):
        confirm(with_role(Role.PAUSE_OFFICER, scene.held.jurisdiction), proposal)
    assert not Pause.objects.get(pk=scene.held.pk).is_lifted


def test_the_database_refuses_it_to_whoever_goes_past_the_act(scene, officer):
    found = scene.signed("lift")
    mandate = Mandate.objects.get(pause=scene.held)
    outdate(scene, found)
    with pytest.raises(DatabaseError, match="stands no more"), transaction.atomic():
        finish(Pause.objects.get(pk=scene.held.pk), by=officer, mandate=mandate)


def test_the_database_looks_at_the_day_itself_whether_a_job_runs_or_not(scene, officer):
    today = timezone.now().date()
    scene.signed("lift", expires_on=today)
    mandate = Mandate.objects.get(pause=scene.held)
    assert Assessment.objects.get().state == State.SIGNED
    with pytest.raises(NoMandate, match="ended on"):
        ask_to_lift(officer, scene.held)
    with pytest.raises(DatabaseError, match="stands no more"), transaction.atomic():
        finish(Pause.objects.get(pk=scene.held.pk), by=officer, mandate=mandate)


def test_one_that_ends_tomorrow_still_lifts(scene, officer):
    scene.signed("lift", expires_on=timezone.now().date() + timedelta(days=1))
    proposal = ask_to_lift(officer, scene.held)
    confirm(with_role(Role.PAUSE_OFFICER, scene.held.jurisdiction), proposal)
    assert Pause.objects.get(pk=scene.held.pk).is_lifted


def test_a_pause_that_was_lifted_before_stays_lifted(scene, officer):
    found = scene.signed("lift")
    confirm(with_role(Role.PAUSE_OFFICER, scene.held.jurisdiction), ask_to_lift(officer, scene.held))
    outdate(scene, found)
    assert Pause.objects.get(pk=scene.held.pk).is_lifted


def test_pause_officers_who_were_told_that_they_can_lift_are_told_that_they_cannot(scene, officer):
    outdate(scene, scene.signed("lift"))
    assert Notice.objects.filter(kind="assessment.outdated", person=officer).count() == 1


def page(who, url):
    client = Client()
    client.force_login(who)
    return client.get(url).content.decode()


def test_everybody_sees_it_on_the_pause_on_the_lists_and_on_the_assessment(scene, officer):
    found = scene.signed("lift")
    outdate(scene, found)
    held = page(officer, scene.held.get_absolute_url())
    assert "The decision that this pause rests on is outdated." in held
    assert "ends nothing any more" in held
    assert f"rests on {found.reference}, outdated" in page(officer, reverse("pauses:list"))
    listed = page(scene.author, reverse("assessments:list"))
    assert "Outdated" in listed
    assert "applied otherwise" in listed
    assert "This decision is outdated." in page(scene.author, found.get_absolute_url())
    lift = page(officer, reverse("pauses:lift", args=[scene.held.reference]))
    assert "It cannot be lifted yet." in lift


@pytest.mark.parametrize("decision", ["keep", "lift"])
def test_who_may_not_read_assessments_sees_that_but_not_why(scene, decision):
    outdate(scene, scene.signed(decision))
    reviewer = with_role(Role.REVIEWER, scene.held.jurisdiction)
    held = page(reviewer, scene.held.get_absolute_url())
    assert "The decision that this pause rests on is outdated." in held
    assert "applied otherwise" not in held
