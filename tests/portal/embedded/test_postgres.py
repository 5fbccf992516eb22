"""The embedded cluster, and what earlier servers may have left in its way."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg

from portal.embedded.postgres import VOLATILE, Postgres


@contextmanager
def served(cluster: Postgres) -> Iterator["subprocess.Popen[bytes]"]:
    process = cluster.start(subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(10)


def one(cluster: Postgres, query: str) -> object:
    with psycopg.connect(cluster.url("postgres")) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def test_it_listens_on_no_network(tmp_path: Path) -> None:
    with served(Postgres(tmp_path, VOLATILE)) as process:
        assert one(Postgres(tmp_path), "SHOW listen_addresses") == ""
        assert psutil.Process(process.pid).net_connections("inet") == []


def test_it_holds_the_extensions_the_desk_needs(tmp_path: Path) -> None:
    cluster = Postgres(tmp_path, VOLATILE)
    with served(cluster):
        found = one(cluster, "SELECT array_agg(name::text) FROM pg_available_extensions")
        assert {"btree_gist", "pg_trgm", "citext", "ltree"} <= set(found)  # type: ignore[call-overload]


def test_a_path_too_long_for_a_socket_works(tmp_path: Path) -> None:
    deep = tmp_path / ("long-" * 30) / ("path-" * 10)
    cluster = Postgres(deep, VOLATILE)
    with served(cluster):
        assert one(cluster, "SELECT 1") == 1
        assert len(os.fsencode(cluster.sockets)) < 80


def test_a_lock_file_whose_number_belongs_to_another_program_is_no_obstacle(tmp_path: Path) -> None:
    cluster = Postgres(tmp_path, VOLATILE)
    cluster.prepare()
    other = subprocess.Popen(["sleep", "300"])
    try:
        lock = f"{other.pid}\n{cluster.data}\n1700000000\n5432\n{cluster.sockets}\n\n"
        (cluster.data / "postmaster.pid").write_text(lock)
        (cluster.sockets / ".s.PGSQL.5432.lock").write_text(lock)
        with served(cluster):
            assert one(cluster, "SELECT 1") == 1
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_an_orphaned_server_of_the_same_data_ends_before_the_next_starts(tmp_path: Path) -> None:
    cluster = Postgres(tmp_path, VOLATILE)
    with served(cluster) as orphan, served(cluster) as heir:
        assert orphan.wait(5) is not None
        assert heir.poll() is None
        assert one(cluster, "SELECT 1") == 1


def test_a_database_is_made_once(tmp_path: Path) -> None:
    cluster = Postgres(tmp_path, VOLATILE)
    with served(cluster):
        cluster.ensure_database("desk")
        cluster.ensure_database("desk")
        assert one(cluster, "SELECT count(*) FROM pg_database WHERE datname = 'desk'") == 1
