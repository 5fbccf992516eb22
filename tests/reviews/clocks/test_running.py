"""A law's clock runs on under a pause; one of the desk's own stops."""

import pytest
from django.utils import timezone

from reviews.clocks.running import running
from reviews.desk.models import Closing
from tests.factories.places import service
from tests.factories.requests import request
from tests.reviews.clocks.scene import approved, clock, hours, paused

pytestmark = pytest.mark.django_db


def stand(one):
    (row,) = running([one])
    return row


def near(moment, other):
    return abs(moment - other) < hours(0.01)


def test_without_a_pause_a_clock_is_due_when_it_says():
    one = clock(due_in=10)
    assert stand(one).due_at == one.due_at
    assert not stand(one).is_stopped


def test_a_pause_stops_the_desks_own_clock_with_the_time_that_was_left():
    one = clock(due_in=10)
    made = paused(-4)
    row = stand(one)
    assert row.is_stopped
    assert row.pauses == [made]
    assert near(row.at + row.left, row.at + hours(14))
    assert not row.is_overdue


def test_a_pause_stops_no_clock_that_a_law_set():
    one = clock(due_in=-1, statutory=True)
    made = paused(-4)
    row = stand(one)
    assert row.due_at == one.due_at
    assert row.pauses == [made]
    assert row.is_overdue
    assert not row.is_stopped


def test_after_the_lift_the_clock_is_due_later_by_the_time_it_stood_still():
    one = clock(due_in=-2)
    paused(-10, -5)
    row = stand(one)
    assert near(row.due_at, one.due_at + hours(5))
    assert not row.is_overdue


def test_pauses_that_overlap_are_counted_once():
    one = clock(due_in=1)
    paused(-10, -4)
    paused(-8, -2, services=[service().pk])
    assert near(stand(one).due_at, one.due_at + hours(8))


def test_time_under_a_pause_before_it_arrived_does_not_count():
    one = clock(due_in=1, started=-3)
    paused(-10, -1)
    assert near(stand(one).due_at, one.due_at + hours(2))


def test_a_pause_that_was_lifted_before_it_arrived_does_not_count():
    one = clock(due_in=1, started=-3)
    paused(-10, -4)
    assert stand(one).due_at == one.due_at


def test_a_pause_on_other_services_or_on_new_requests_only_stops_nothing():
    one = clock(due_in=1)
    paused(-4, services=[service("zoom").pk])
    paused(-4, new_only=True)
    assert not stand(one).is_stopped


def test_a_production_pause_stops_it_from_the_approval_on():
    made = request(received_at=timezone.now() - hours(48))
    one = clock(due_in=5, request=made)
    paused(-20, stage="production")
    assert not stand(one).is_stopped
    approved(made, timezone.now() - hours(3))
    one.refresh_from_db()
    row = stand(one)
    assert row.is_stopped
    assert near(row.due_at, one.due_at + hours(3))


def test_a_scheduled_pause_stops_nothing_yet():
    one = clock(due_in=1)
    paused(4)
    assert stand(one).due_at == one.due_at


def test_a_clock_that_ended_does_not_grow_any_more():
    one = clock(due_in=1)
    paused(-6)
    one.stopped_at = timezone.now() - hours(2)
    one.save()
    assert near(stand(one).due_at, one.due_at + hours(4))


def test_the_clocks_of_a_request_end_with_it_whatever_ended_it():
    one = clock(due_in=1)
    Closing.objects.create(request=one.request, outcome="rejected")
    one.request.state = "closed"
    one.request.save()
    one.refresh_from_db()
    assert one.stopped_at is not None
