"""A scheduled pause begins by the clock: a step that looked before and commits after does not pass."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from portal.access.permissions import Role
from portal.acts.refusals import Held
from reviews.desk.acts.claim import claim
from reviews.desk.models import Claim
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction
from tests.factories.requests import queue, request

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


def take_slowly(reviewer, one, seconds, begun=None):
    """A claim whose transaction stays open so long after its look."""
    with transaction.atomic():
        begun, lasting = begun or timezone.now(), timezone.now() + timedelta(hours=1)
        Claim.objects.create(request=one, person=reviewer, taken_at=begun, expires_at=lasting)
        time.sleep(seconds)


def test_what_looked_before_the_start_and_commits_after_it_is_refused(reviewer):
    one = request(queue=queue())
    pause(starts_at=timezone.now() + timedelta(seconds=2))
    with pytest.raises(Exception, match="is held"):
        take_slowly(reviewer, one, 3)
    assert not Claim.objects.exists()


def decide_elsewhere(starts_at):
    """A pause of another transaction, committed when this returns."""

    def decide():
        with closing(connection):
            pause(starts_at=starts_at)

    with ThreadPoolExecutor(1) as other:
        other.submit(decide).result(10)


def test_what_is_decided_before_the_look_but_after_the_transaction_began_counts_as_well(reviewer):
    def wait_and_take():
        begun = timezone.now()
        with transaction.atomic():
            assert not Claim.objects.exists()
            decide_elsewhere(starts_at=timezone.now() + timedelta(seconds=2))
            take_slowly(reviewer, one, 3, begun)

    one = request(queue=queue())
    with pytest.raises(Exception, match="is held"):
        wait_and_take()
    assert not Claim.objects.exists()


def test_a_pause_that_the_same_transaction_decides_after_the_step_holds_the_next_one(reviewer):
    one = request(queue=queue())
    with transaction.atomic():
        take_slowly(reviewer, one, 0)
        pause()
    assert Claim.objects.get().request == one


def test_the_last_second_before_the_start_counts_as_begun_and_the_act_says_held(reviewer):
    one = request(queue=queue())
    pause(starts_at=timezone.now() + timedelta(seconds=0.8))
    with pytest.raises(Held):
        claim(reviewer, one)
    assert not Claim.objects.exists()


def test_well_before_the_start_work_goes_on(reviewer):
    one = request(queue=queue())
    pause(starts_at=timezone.now() + timedelta(minutes=5))
    claim(reviewer, one)
    assert Claim.objects.get().request == one
