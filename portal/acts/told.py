"""Tells the database who acts, for the rooms whose triggers log who changed what.

Rooms name the acts that their logs want to know of; nothing is asked of the database for any other act.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from portal.accounts.models import User
from portal.acts.channel import current_channel

_wanted: list[str] = []
NAMES = ("actor", "act", "channel", "why")
_SAY = "SELECT " + ", ".join(f"current_setting('abeyance.{name}', true)" for name in NAMES)
_SAY += ", " + ", ".join(f"set_config('abeyance.{name}', %s, true)" for name in NAMES)


def logs_acts(prefix: str) -> None:
    """Register acts by the beginning of their verbs, such as `assessment.`."""
    _wanted.append(prefix)


@contextmanager
def telling(verb: str, by: User | None) -> Iterator[None]:
    """Inside, triggers find the person, the act and the door. An act within an act speaks for itself.

    What was said ends with its transaction by itself; a rollback takes it back too.
    """
    if not verb.startswith(tuple(_wanted)):
        yield
        return
    before = _say(str(by.pk) if by else "", verb, current_channel(), "")
    yield
    _say(*before)


def because(why: str) -> None:
    """Say why, for the rest of the act that is under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('abeyance.why', %s, true)", [why])


def _say(*values: str) -> list[str]:
    """Say it to the transaction; returns what was said before."""
    with connection.cursor() as cursor:
        cursor.execute(_SAY, values)
        row = cursor.fetchone()
    return [value or "" for value in row[: len(NAMES)]]
