"""Random steps on the real database: the product and a naive oracle never differ.

The suite lives briefly. `make machine` lives longer, another life each time (LIVES=…, SEED=… for the same one
again), makes what it finds small, asks that every guarded step was met free and held, and looks whether the
machine sees each of its mutations.
"""

import os
import random
from collections import Counter

import pytest

from tests.proofs.machine.act import GUARDED
from tests.proofs.machine.cast import assemble
from tests.proofs.machine.database import own_database
from tests.proofs.machine.life import STEPS, Seen, ShortLife, live
from tests.proofs.machine.mutations import MUTATIONS, mutated
from tests.support.database import remember

# With the race: what takes its time begins first, beside other tests.
pytestmark = [pytest.mark.xdist_group("proofs"), pytest.mark.django_db(transaction=True)]

IN_THE_SUITE = 12
SEED = 1
UNTIL_SEEN = 40

in_full = pytest.mark.skipif("LIVES" not in os.environ, reason="make machine")


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), own_database():
        found = assemble()
        remember()
        yield found


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_product_and_the_oracle_never_differ(cast):
    tally = live(cast, examples=IN_THE_SUITE, seed=SEED)
    assert tally["steps"] >= IN_THE_SUITE * 20
    _met_both(tally)


def _met_both(tally: Counter[str]) -> None:
    passed = sum(number for what, number in tally.items() if what.endswith(": passed"))
    refused = sum(number for what, number in tally.items() if ": " in what) - passed
    assert passed > tally["steps"] / 4
    assert refused > tally["steps"] / 8


def _met_every_guard(tally: Counter[str]) -> None:
    for step in GUARDED:
        assert tally[f"{step}: passed"]
        assert tally[f"{step}: Held"]
    for what in ("take next: passed", "take next: past held requests", "take next: all are held", "waited"):
        assert tally[what]


@in_full
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_the_machine_sees_what_is_subtly_wrong(cast, mutation):
    with mutated(mutation), pytest.raises(Seen):
        live(cast, examples=UNTIL_SEEN, seed=mutation.seed, kind=ShortLife)


@in_full
def test_longer(cast):
    """As many lives as LIVES says, of STEPS steps each."""
    seed = int(os.environ.get("SEED") or random.randrange(2**32))
    print(f"\nSEED={seed}: {os.environ['LIVES']} lives of {STEPS} steps", flush=True)
    tally = live(cast, examples=int(os.environ["LIVES"]), seed=seed, shrink=True)
    print(shown(tally))
    _met_both(tally)
    _met_every_guard(tally)


def shown(tally: Counter[str]) -> str:
    return "\n".join(f"{number:7} {what}" for what, number in sorted(tally.items()))
