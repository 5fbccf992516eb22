"""People are reminded of deadlines that come, and once more of those that passed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.access.permissions import Role
from portal.ledger.models import Event
from portal.notifications.models import Notice
from portal.notifications.render import as_mail
from reviews.clocks.tasks import remind_of_deadlines
from reviews.desk.models import Claim
from reviews.models import Clock
from tests.factories.people import with_role
from tests.factories.places import jurisdiction
from tests.factories.requests import queue
from tests.reviews.clocks.scene import clock, hours, paused

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk"))


def test_those_who_work_the_queue_get_one_notice_of_all_that_is_due(worker):
    clock(due_in=40)
    clock(due_in=-1)
    clock(due_in=60)
    assert remind_of_deadlines() == 2
    (notice,) = told(worker)
    assert notice.kind == "clocks.due"
    assert (notice.context["overdue"], notice.context["soon"]) == (1, 1)
    assert len(notice.context["references"]) == 2


def test_whoever_has_the_request_in_hand_is_told_instead(worker):
    one = clock(due_in=10)
    reviewer = with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())
    Claim.objects.create(request=one.request, person=reviewer, expires_at=timezone.now() + hours(1))
    remind_of_deadlines()
    (notice,) = told(reviewer)
    assert notice.kind == "clock.due"
    assert one.request.reference in as_mail(notice).body
    assert not told(worker)


def test_nobody_is_told_of_a_request_that_they_may_not_see(worker):
    outside = with_role(Role.REVIEWER, jurisdiction("US"), queue=queue())
    clock(due_in=10)
    remind_of_deadlines()
    assert told(worker)
    assert not told(outside)


def test_running_it_again_reminds_of_nothing_twice(worker):
    clock(due_in=10)
    assert remind_of_deadlines() == 1
    assert remind_of_deadlines() == 0
    assert len(told(worker)) == 1
    assert Event.objects.filter(verb="clocks.remind").count() == 1


def test_an_overdue_one_is_told_of_once_more(worker):
    one = clock(due_in=10)
    remind_of_deadlines()
    Clock.objects.filter(pk=one.pk).update(
        due_at=timezone.now() - hours(1), reminded_at=timezone.now() - hours(5)
    )
    assert remind_of_deadlines() == 1
    assert remind_of_deadlines() == 0
    assert told(worker)[-1].context["overdue"] == 1


def test_a_scheduler_that_was_dead_for_days_loses_nothing(worker):
    clock(due_in=-72)
    assert remind_of_deadlines() == 1
    assert remind_of_deadlines() == 0


def test_an_emergency_is_told_of_in_its_last_hour(worker):
    clock(due_in=1.5, emergency=True)
    assert remind_of_deadlines() == 0
    clock(due_in=0.5, emergency=True)
    assert remind_of_deadlines() == 1


def test_a_clock_that_a_pause_stops_reminds_nobody_and_a_laws_clock_does(worker):
    own = clock(due_in=10)
    clock(due_in=10, statutory=True)
    paused(-1)
    assert remind_of_deadlines() == 1
    own.refresh_from_db()
    assert own.reminded_at is None


def test_after_the_lift_it_reminds_when_the_time_that_was_left_runs_out(worker):
    clock(due_in=-1)
    paused(-100, -1)
    assert remind_of_deadlines() == 0


def test_a_pause_on_new_requests_stops_the_clock_of_those_only(worker):
    clock(due_in=10)
    clock(due_in=10, started=-1)
    paused(-2, new_only=True)
    assert remind_of_deadlines() == 1


def test_clocks_that_ended_are_passed_over(worker):
    one = clock(due_in=10)
    one.stopped_at = timezone.now()
    one.save()
    assert remind_of_deadlines() == 0


def test_the_mail_says_how_many_and_which(worker):
    one = clock(due_in=10)
    remind_of_deadlines()
    mail = as_mail(told(worker)[0])
    assert "due soon: 1" in mail.subject
    assert one.request.reference in mail.body
    assert "/deadlines/" in mail.body


def test_a_deadline_is_reminded_of_as_of_now_and_not_of_the_last_run(worker):
    one = clock(due_in=49)
    assert remind_of_deadlines() == 0
    Clock.objects.filter(pk=one.pk).update(due_at=timezone.now() + timedelta(hours=47))
    assert remind_of_deadlines() == 1
