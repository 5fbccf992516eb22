"""The tally of requests is their number, whatever was written, by whom and in how many rows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from jurisdictions.pauses.effects import effects_of
from reviews.desk.models import Closing
from reviews.models import Request, Tally
from reviews.tasks import add_up_tally
from tests.factories.pauses import pause
from tests.factories.places import service
from tests.factories.requests import queue, request

pytestmark = pytest.mark.django_db


def counted():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lane_id, state, month_of(received_at), count(*) FROM reviews_request GROUP BY 1, 2, 3"
        )
        return set(cursor.fetchall())


def tallied():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lane_id, state, month, sum(number) FROM reviews_tally"
            " GROUP BY 1, 2, 3 HAVING sum(number) <> 0"
        )
        return set(cursor.fetchall())


@pytest.fixture
def some():
    return [request(received_at=timezone.now() - timedelta(days=20 * number)) for number in range(5)]


def test_new_requests_are_in_it_and_those_that_move_on_or_change_their_facts(some):
    assert tallied() == counted()
    first, second, third, *_rest = some
    Closing.objects.create(request=first, outcome="rejected")
    first.state = "closed"
    first.save()
    second.service = service("telegram")
    second.save()
    third.received_at = timezone.now() - timedelta(days=200)
    third.save()
    assert tallied() == counted()


def test_so_are_those_that_one_statement_changes_together(some):
    Request.objects.filter(pk__in=[some[0].pk, some[1].pk]).update(queue=queue("urgent"))
    assert tallied() == counted()


def test_it_is_added_up_to_a_row_of_a_kind(some):
    same_month = [request() for _number in range(3)]
    for one in (some[0], *same_month):
        for other in (queue("urgent"), queue()):
            one.queue = other
            one.save()
    before = Tally.objects.count()
    saved = add_up_tally()
    assert saved > 0
    assert Tally.objects.count() == before - saved == len(counted())
    assert tallied() == counted()
    assert add_up_tally() == 0


def test_what_a_pause_holds_is_the_same_before_and_after(some):
    made = pause()
    held = effects_of([made])[made.pk].held
    add_up_tally()
    assert held == effects_of([made])[made.pk].held == len(some)
