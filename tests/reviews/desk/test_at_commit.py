"""A scheduled pause begins by the clock: a step that looked before and commits after does not pass."""

import time
from datetime import timedelta

import pytest
from django.db import transaction
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


def take_slowly(reviewer, one, seconds):
    """A claim whose transaction stays open so long after its look."""
    with transaction.atomic():
        Claim.objects.create(request=one, person=reviewer, expires_at=timezone.now() + timedelta(hours=1))
        time.sleep(seconds)


def test_what_looked_before_the_start_and_commits_after_it_is_refused(reviewer):
    one = request(queue=queue())
    pause(starts_at=timezone.now() + timedelta(seconds=2))
    with pytest.raises(Exception, match="is held"):
        take_slowly(reviewer, one, 3)
    assert not Claim.objects.exists()


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
