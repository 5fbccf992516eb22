"""Moving a jurisdiction while something below it moves too: every part knows all that it is part of."""

import threading

import psycopg
import pytest

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
