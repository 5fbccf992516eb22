"""The proof itself is part of the suite, short: it sees leaks without the guard and none with it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.support.copies import make_copy

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy_of_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The address of a copy of the test database."""
    with django_db_blocker.unblock():
        return make_copy("proof")


@pytest.mark.xdist_group("proofs")
def test_nothing_passes_a_pause_in_a_race(copy_of_database: str):
    run = subprocess.run(
        [sys.executable, "-m", "tests.proofs.prove"],
        cwd=ROOT,
        env={**os.environ, "SECONDS": "5", "PROOF_DATABASE_URL": copy_of_database},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    last = re.fullmatch(r"leaks: 0 of (\d+) disclosures, (\d+) toggles", run.stdout.strip().splitlines()[-1])
    assert last, run.stdout
    assert int(last[1]) > 100
    assert int(last[2]) > 30
    assert re.search(r"killed [1-9]\d* web and [1-9]\d* worker processes", run.stdout), run.stdout
