"""What can be taken next, and what pauses hold."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope
from portal.access.permissions import Role
from reviews.desk.effects import effects_of, forecast
from reviews.desk.held import pauses_holding
from reviews.desk.workable import next_workable, queue_counts, workable_ids, worked_queues
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import queue, request

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


def due(days):
    return timezone.now() + timedelta(days=days)


def test_the_first_deadline_comes_first_whatever_the_lane(reviewer):
    late, soon = request(due_at=due(9)), request(due_at=due(2), service=service("telegram"))
    assert workable_ids(reviewer, worked_queues(reviewer), 10) == [soon.pk, late.pk]
    assert next_workable(reviewer) == soon.pk


def test_a_held_request_is_skipped_even_when_it_is_the_oldest(reviewer):
    request(due_at=due(1))
    free = request(due_at=due(9), service=service("telegram"))
    pause(services=[service("whatsapp").pk])
    assert next_workable(reviewer) == free.pk


def test_a_pause_on_new_requests_leaves_pending_ones_workable(reviewer):
    pending = request(received_at=timezone.now() - timedelta(days=3), due_at=due(5))
    pause(new_only=True)
    request(due_at=due(1))
    assert workable_ids(reviewer, worked_queues(reviewer), 10) == [pending.pk]


def test_a_production_pause_leaves_review_workable(reviewer):
    one = request()
    pause(stage="production")
    assert next_workable(reviewer) == one.pk


def test_nobody_is_given_a_request_of_a_jurisdiction_or_queue_that_is_not_theirs(reviewer):
    request(agency_jurisdiction=jurisdiction("US"))
    request(queue=queue("other"))
    assert next_workable(reviewer) is None


def test_the_counts_of_a_queue_tell_workable_from_held(reviewer):
    request()
    request(due_at=timezone.now() - timedelta(hours=1), service=service("telegram"))
    pause(services=[service("telegram").pk])
    (count,) = queue_counts(reviewer)
    assert (count.workable, count.held, count.overdue) == (1, 1, 1)


def test_a_pause_says_what_it_holds_by_service_and_type():
    request()
    request(service=service("telegram"), type="search_warrant")
    made = pause()
    effect = effects_of([made])[made.pk]
    assert (effect.held, effect.covered) == (2, 2)
    assert effect.by_type == {"court_order": 1, "search_warrant": 1}


def test_a_production_pause_covers_what_it_does_not_hold_yet():
    request()
    made = pause(stage="production")
    effect = effects_of([made])[made.pk]
    assert (effect.held, effect.covered) == (0, 1)


def test_a_draft_is_forecast_without_being_written():
    request()
    scope = PauseScope(jurisdiction("HK"))
    assert forecast(scope).held == 1
    assert forecast(replace(scope, nexus="user")).held == 0
    assert not Pause.objects.exists()


def test_a_request_names_its_pauses_now_and_as_of_a_past_moment():
    one = request(received_at=timezone.now() - timedelta(days=9))
    before = timezone.now() - timedelta(days=4)
    made = pause(starts_at=timezone.now() - timedelta(days=2))
    assert pauses_holding([one.pk]) == {one.pk: [made]}
    assert pauses_holding([one.pk], at=before) == {}
