"""No decision is for ever: the severer what is left, the sooner one looks again, and keeping ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.models import Assessment, Impact
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.watching.due import days_of
from jurisdictions.assessments.watching.tasks import look, remind_of_ends
from jurisdictions.pauses.models import Pause
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.questionnaires import with_rules

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R80")]


def again(found):
    return Assessment.objects.get(pk=found.pk)


def left(scene, draft, severity):
    impact = draft.impacts.get()
    return edit(scene.author, draft, "i", rows=[Row(Impact, {"residual_scale": severity}, pk=impact.pk)])


@pytest.mark.parametrize(("severity", "days"), [(5, 90), (4, 180), (2, 365)])
def test_the_severer_what_is_left_the_sooner_one_looks_again(scene, severity, days):
    found = scene.sign(left(scene, scene.draft("lift"), severity))
    assert days_of(found).review == found.signed_at.date() + timedelta(days=days)


def test_its_own_day_of_review_counts_where_it_is_sooner(scene):
    day = timezone.now().date() + timedelta(days=12)
    assert days_of(scene.signed("lift", next_review_on=day)).review == day


def test_a_review_that_is_due_outdates_it(scene, days_pass):
    found = scene.signed("lift", next_review_on=timezone.now().date() + timedelta(days=12))
    days_pass(11)
    assert look() == 0
    days_pass(12)
    assert look() == 1
    assert "review was due" in again(found).outdated_because


def test_a_decision_to_keep_ends_on_its_day_and_the_pause_stays(scene, days_pass):
    found = scene.signed("keep")
    days_pass(89)
    assert look() == 0
    days_pass(90)
    assert look() == 1
    assert again(found).state == State.OUTDATED
    assert "the pause stays" in again(found).outdated_because
    assert Pause.objects.get(pk=scene.held.pk).is_in_force


def test_without_a_day_of_its_own_it_ends_after_the_days_of_its_template(scene):
    draft = with_rules(scene.draft("keep", expires_on=None), keep_days=40)
    found = scene.sign(draft)
    assert days_of(found).end == found.signed_at.date() + timedelta(days=40)


def test_reminders_come_fourteen_seven_and_one_day_before_and_every_day_after(scene, days_pass):
    found = scene.signed("keep")  # ends in 90 days
    reminded = []
    for day in range(70, 96):
        days_pass(day)
        look()
        if remind_of_ends():
            reminded.append(90 - day)
        assert remind_of_ends() == 0, "once a step"
    assert reminded == [14, 7, 1, 0, -1, -2, -3, -4, -5]
    notices = Notice.objects.filter(kind="assessment.look_again", subject_id=found.pk)
    assert {notice.person for notice in notices} == set(scene.people.values())
    assert Event.objects.filter(verb="assessment.remind").count() == len(reminded)


def test_a_scheduler_that_was_dead_for_a_week_catches_up_once(scene, days_pass):
    scene.signed("keep")
    days_pass(80)
    assert remind_of_ends() == 1
    assert remind_of_ends() == 0
