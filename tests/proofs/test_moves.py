"""Moving a jurisdiction while others move, hang in or pause one: nobody stands in anybody's way for ever."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
from django.db import connection, transaction

from jurisdictions.acts.move import move
from jurisdictions.models import Jurisdiction
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder
from tests.factories.pauses import pause
from tests.factories.places import jurisdiction
from tests.proofs.changers import MOVE
from tests.proofs.kinds import lay_out
from tests.support.worker import process_environment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def places():
    return lay_out()


@pytest.fixture
def connect():
    url = process_environment(mail_port=0)["DATABASE_URL"]
    made = []

    def another():
        made.append(psycopg.connect(url, autocommit=True))
        return made[-1]

    yield another
    for one in made:
        one.close()


@pytest.fixture
def meanwhile():
    """Runs a function in a thread of its own; `.result(…)` is what it returned or raised."""

    def run(function, *args):
        with closing(connection):
            return function(*args)

    with ThreadPoolExecutor() as threads:
        yield lambda function, *args: threads.submit(run, function, *args)


def place(number):
    return Jurisdiction.objects.get(pk=number)


def test_a_move_on_an_old_snapshot_is_refused(places, connect):
    # It would not see what was hung below meanwhile, and a pause on its new place would not reach that.
    mover, other = connect(), connect()
    mover.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    mover.execute("SELECT count(*) FROM jurisdictions_jurisdiction")
    other.execute(MOVE, {"place": places.part, "parent": places.sibling})
    with pytest.raises(psycopg.Error) as refused:
        mover.execute(MOVE, {"place": places.sibling, "parent": places.steady})
    assert refused.value.sqlstate == "AB003"


def test_a_move_waits_for_one_that_hangs_something_below(places, connect):
    mover, other = connect(), connect()
    other.execute("BEGIN")
    other.execute(MOVE, {"place": places.part, "parent": places.sibling})
    waits = threading.Thread(
        target=mover.execute, args=[MOVE, {"place": places.sibling, "parent": places.steady}]
    )
    waits.start()
    waits.join(0.3)
    assert waits.is_alive()
    other.execute("COMMIT")
    waits.join(10)
    chain = [places.world, places.country, places.steady, places.sibling, places.part, places.below]
    assert jurisdiction("X-BELOW").ancestors == chain


def test_two_who_move_the_same_places_in_opposite_orders_both_succeed(places, connect, meanwhile):
    def move_both():
        with other.transaction():
            other.execute(MOVE, {"place": places.steady, "parent": places.outside})
            other.execute(MOVE, {"place": places.part, "parent": places.outside})

    one, other = connect(), connect()
    with one.transaction():
        one.execute(MOVE, {"place": places.part, "parent": places.sibling})
        second = meanwhile(move_both)
        threading.Event().wait(0.3)
        one.execute(MOVE, {"place": places.steady, "parent": places.sibling})
    second.result(10)
    assert {place(places.part).parent_id, place(places.steady).parent_id} == {places.outside}


def test_two_who_hang_places_below_each_other_do_not_make_a_ring(places, connect, meanwhile):
    one, other = connect(), connect()
    with one.transaction():
        one.execute(MOVE, {"place": places.part, "parent": places.sibling})
        second = meanwhile(other.execute, MOVE, {"place": places.sibling, "parent": places.below})
        threading.Event().wait(0.3)
    with pytest.raises(psycopg.Error) as refused:
        second.result(10)
    assert refused.value.sqlstate == "AB010"


def test_a_place_is_moved_by_the_act_while_somebody_pauses_it(places, meanwhile):
    with transaction.atomic():
        paused = pause(jurisdiction=place(places.part))
        meanwhile(move, None, place(places.part), place(places.outside)).result(10)
    assert place(paused.jurisdiction_id).parent_id == places.outside


def test_what_is_hung_in_below_while_its_whole_moves_knows_the_new_place(places, connect, meanwhile):
    mover = connect()
    with mover.transaction():
        mover.execute(MOVE, {"place": places.part, "parent": places.outside})
        hung_in = meanwhile(lambda: jurisdiction("X-NEW", parent=place(places.below)))
        threading.Event().wait(0.3)
        assert not hung_in.done()
    new = place(hung_in.result(10).pk)
    assert new.ancestors == [places.world, places.outside, places.part, places.below, new.pk]


def test_two_acts_that_wait_for_each_other_end_in_a_refusal_and_not_in_an_error(connect, meanwhile):
    takes = "SELECT pg_advisory_xact_lock(%s)"
    other, waiting = connect(), []
    other.execute("SET deadlock_timeout = '1min'")  # so that it is not the one that PostgreSQL ends
    other.execute("BEGIN")
    other.execute(takes, [1])

    def meet():
        with performing("thing.do", by=None), connection.cursor() as cursor:
            cursor.execute(takes, [2])
            waiting.append(meanwhile(other.execute, takes, [2]))
            threading.Event().wait(0.3)
            cursor.execute(takes, [1])

    with pytest.raises(OutOfOrder) as refused:
        meet()
    assert refused.value.rule == "in-the-way"
    waiting[0].result(10)
