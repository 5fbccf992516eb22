"""SQL functions live in `sql/*.sql` of their room; a migration loads a file as it is."""

from pathlib import Path

from django.db.migrations import RunSQL


def load(migration: str, name: str) -> RunSQL:
    """The operation that runs `../sql/<name>` seen from the migration module's `__file__`."""
    text = (Path(migration).parent.parent / "sql" / name).read_text(encoding="utf-8")
    return RunSQL([(text, None)], reverse_sql=RunSQL.noop)
