"""A database of the machine's own: a copy of the test database, with two liberties that no other test sees.

Mandates are written without a signed assessment behind them (its trigger is off; signatures are shown
elsewhere), and the clock can be moved on. The guard reads `clock_timestamp()`, which nobody can set, so a
step of the clock is made the other way round: every stored moment of the rooms that know pauses and requests
moves back by the same span, with triggers off for those statements. No row can tell this from a clock that
went on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from tests.support.copies import in_a_copy

NAME = "machine"
ROOMS = ("pauses_", "reviews_", "desk_", "exceptions_")
COLUMNS = """
    SELECT c.table_name, array_agg(ARRAY[c.column_name, c.udt_name]::text[])
      FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.udt_name IN ('timestamptz', '_timestamptz', 'tstzrange')
     GROUP BY 1 ORDER BY 1
"""
BACK = {
    "timestamptz": "{0} - %(span)s",
    "_timestamptz": "ARRAY(SELECT moment - %(span)s FROM unnest({0}) moment)",
    "tstzrange": "tstzrange(lower({0}) - %(span)s, upper({0}) - %(span)s)",
}


@contextmanager
def own_database() -> Iterator[None]:
    """Copy the test database, work on the copy, drop it."""
    with in_a_copy(NAME):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE pauses_mandate DISABLE TRIGGER stands_on_a_signed_assessment")
        yield


def begin_anew(*, tidy: bool) -> None:
    """Every table as it was remembered; `tidy` now and then, for nothing vacuums a throw-away cluster."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT baseline.restore()")
        if tidy:
            cursor.execute("VACUUM ANALYZE")


def let_pass(span: timedelta) -> None:
    """Move the clock on: every stored moment lies that much further back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(COLUMNS)
        moved: dict[str, Any] = {"span": span}
        for table, columns in cursor.fetchall():
            if not table.startswith(ROOMS):
                continue
            sets = ", ".join(f"{name} = {BACK[kind].format(name)}" for name, kind in columns)
            query = f"UPDATE {table} SET {sets}"  # noqa: S608 (our own tables and columns)
            if table == "pauses_pause":
                # One row after the other, the oldest first: equal scopes never overlap on the way.
                cursor.execute("SELECT id FROM pauses_pause ORDER BY lower(period)")
                for (pk,) in cursor.fetchall():
                    cursor.execute(f"{query} WHERE id = %(pk)s", moved | {"pk": pk})
            else:
                cursor.execute(query, moved)
