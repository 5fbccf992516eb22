"""A copy of this process's test database for a test that needs its own: it spares the migrations."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql

from portal.embedded.postgres import Postgres
from tests.support.servers import folder_of_this_run

ALONE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"


def make_copy(name: str) -> str:
    """Copy it under this name, in the place of an earlier copy; returns the address of the copy.

    PostgreSQL copies only what nobody is connected to: this process leaves, what an ended thread of an
    earlier test left open is closed, and nobody comes back meanwhile.
    """
    own = str(connection.settings_dict["NAME"])
    leave()
    with _server() as server, _closed(server, own):
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        names = (sql.Identifier(name), sql.Identifier(own))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    return _cluster().url(name)


@contextmanager
def _closed(server: psycopg.Connection, name: str) -> Iterator[None]:
    """While it lasts nobody is connected to a database: pools of ended threads come back by themselves."""
    lets_in = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    server.execute(lets_in.format(sql.Identifier(name), sql.Literal(False)))
    try:
        server.execute(ALONE, [name])
        yield
    finally:
        server.execute(lets_in.format(sql.Identifier(name), sql.Literal(True)))


@contextmanager
def in_a_copy(name: str) -> Iterator[None]:
    """While it lasts, this process and its live server work in a copy; then it is dropped."""
    own = str(connection.settings_dict["NAME"])
    make_copy(name)
    _work_in(name)
    try:
        yield
    finally:
        _work_in(own)
        drop_copy(name)


def _work_in(name: str) -> None:
    """From now on new connections lead there.

    Leave after the name is set, not before: a thread of the live server may open a pool at any moment, and
    all threads would go on with it.
    """
    connection.settings_dict["NAME"] = name
    leave()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone() == (name,)


def drop_copy(name: str) -> None:
    """Give it up, whoever is connected."""
    with _server() as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def leave() -> None:
    """Close this thread's connection and the pool it came from."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


def _cluster() -> Postgres:
    return Postgres(folder_of_this_run() / "pg")


def _server() -> psycopg.Connection:
    return psycopg.connect(_cluster().url("postgres"), autocommit=True)
