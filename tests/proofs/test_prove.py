"""The proof itself is part of the suite, short: it sees leaks without the guard and none with it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

from portal.embedded.postgres import Postgres
from tests.support.servers import folder_of_this_run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy_of_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The address of a copy of the test database: it spares the proof the migrations."""
    with django_db_blocker.unblock():
        # Nobody may be connected to what is copied.
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
    cluster, own = Postgres(folder_of_this_run() / "pg"), sql.Identifier(connection.settings_dict["NAME"])
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS proof")
        server.execute(sql.SQL("CREATE DATABASE proof TEMPLATE {}").format(own))
    return cluster.url("proof")


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
