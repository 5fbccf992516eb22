"""The database alone holds back what a pause covers: these tests write rows with no act around them."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jurisdictions.acts.move import move
from jurisdictions.pauses.atlas.moment import Moment
from jurisdictions.pauses.effects import effects_of
from jurisdictions.pauses.models import Pause
from reviews.desk.held import pauses_holding
from reviews.desk.models import Claim
from tests.factories.pauses import pause
from tests.factories.people import person
from tests.factories.places import jurisdiction, service, world
from tests.factories.requests import request

pytestmark = pytest.mark.django_db


def take(one):
    with transaction.atomic():
        return Claim.objects.create(
            request=one, person=person(), expires_at=timezone.now() + timedelta(minutes=20)
        )


def code_of(error):
    return error.value.__cause__.sqlstate


def test_a_request_with_no_pause_can_be_taken():
    assert take(request()).pk


def test_a_request_under_a_review_pause_cannot_be_taken():
    one = request()
    pause()
    with pytest.raises(DatabaseError) as refused:
        take(one)
    assert code_of(refused) == "AB001"


def test_the_error_names_every_pause_that_holds():
    one = request()
    first, second = pause(), pause(services=[one.service_id])
    with pytest.raises(DatabaseError) as refused:
        take(one)
    assert refused.value.__cause__.diag.message_detail == f"{first.reference} {second.reference}"


@pytest.mark.parametrize(
    ("facts", "taken"),
    [
        ({"stage": "production"}, True),
        ({"stage": "intake"}, False),
        ({"nexus": "user"}, True),
        ({"nexus": "either"}, False),
        ({"new_only": True}, True),
        ({"request_types": ["search_warrant"]}, True),
        ({"request_types": ["court_order"]}, False),
    ],
)
def test_what_a_pause_does_not_cover_passes(facts, taken):
    one = request(received_at=timezone.now() - timedelta(days=1))
    pause(**facts)
    if taken:
        assert take(one).pk
    else:
        with pytest.raises(DatabaseError):
            take(one)


def test_a_pause_on_another_service_lets_the_request_pass():
    one = request()
    pause(services=[service("telegram").pk])
    assert take(one).pk


def test_a_pause_on_the_larger_jurisdiction_reaches_its_parts_unless_it_leaves_them_out():
    china = jurisdiction("CN")
    part = jurisdiction("CN-XX", kind="subdivision", parent=china)
    one, other = request(agency_jurisdiction=part), request(agency_jurisdiction=china)
    pause(jurisdiction=china, left_out=[part.pk])
    assert take(one).pk
    with pytest.raises(DatabaseError):
        take(other)


def test_a_jurisdiction_moved_into_the_part_that_its_pause_leaves_out_stays_paused():
    china = jurisdiction("CN")
    part = jurisdiction("CN-XX", kind="subdivision", parent=china)
    inside = jurisdiction("CN-XY", kind="subdivision", parent=china)
    waiting = [request(agency_jurisdiction=china), request(agency_jurisdiction=inside)]
    free = request(agency_jurisdiction=part)
    made = pause(jurisdiction=china, left_out=[part.pk])
    move(None, part, world())
    move(None, china, part)
    assert set(pauses_holding([one.pk for one in (*waiting, free)])) == {one.pk for one in waiting}
    assert effects_of([made])[made.pk].held == len(waiting)
    for place in (china, inside):
        place.refresh_from_db()
        assert list(Pause.objects.reaching(place)) == [made]
        assert list(Pause.objects.concerning([place.pk])) == [made]
        assert Moment(timezone.now()).tree.is_reached(made, place)
    assert take(free).pk
    for one in waiting:
        with pytest.raises(DatabaseError), transaction.atomic():
            take(one)


def test_no_way_round_the_steps_is_written_into_the_table_of_transitions():
    for statement in (
        "INSERT INTO reviews_transition VALUES ('received', 'delivered')",
        "DELETE FROM reviews_transition",
        "TRUNCATE reviews_transition",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
