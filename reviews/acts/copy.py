"""Writes many new rows at once with PostgreSQL's COPY; triggers and constraints see each of them."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from django.db import connection
from django.db.models import Model


def copy(model: type[Model], rows: Sequence[Model]) -> None:
    """Insert unsaved rows, giving them their ids. Several times as fast as bulk_create."""
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    names = [field.attname for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, %s)",  # noqa: S608 (our own table's name)
            [len(rows)],
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as target:
            for row in rows:
                target.write_row([_plain(getattr(row, name)) for name in names])


def _plain(value: Any) -> Any:
    """Choices as their text: psycopg would write an Enum by its name."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
