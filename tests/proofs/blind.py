"""Parts of the guard taken out, one at a time: a race that does not see what then leaks proves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from tests.proofs.scopes import MOMENT, MOMENT_OF_ALL

EVERYTHING = ""
# (function, what is taken out of it, what takes its place)
Change = tuple[str, str, str]

# The look at COMMIT is another line of defence: it sees most of what the one before it let pass.
NO_LOOK_AT_COMMIT: Change = ("step_at_commit", EVERYTHING, "BEGIN RETURN NULL; END")


@dataclass(frozen=True)
class Fault:
    """What is taken out, and the scopes under which that shows soonest."""

    name: str
    changes: tuple[Change, ...]
    scopes: tuple[str, ...] = ()


NO_GUARD = Fault("guard taken out", (("guard_step", EVERYTHING, "BEGIN END"), NO_LOOK_AT_COMMIT))
FAULTS = [
    Fault("no look at COMMIT as a glass's hours end", (NO_LOOK_AT_COMMIT,), (MOMENT, MOMENT_OF_ALL)),
    Fault(
        "a move without its lock",
        (("lock_tree", EVERYTHING, "BEGIN END"), NO_LOOK_AT_COMMIT),
        ("country", "either"),
    ),
    Fault(
        "a request not locked",
        (("guard_step", "FOR UPDATE", ""), NO_LOOK_AT_COMMIT),
        ("service", "service from intake on"),
    ),
]


@contextmanager
def taken_out(url: str, fault: Fault) -> Iterator[None]:
    """The database with this fault, and whole again afterwards."""
    with psycopg.connect(url, autocommit=True) as connection:
        whole = {name: _source(connection, name) for name, _out, _in in fault.changes}
        try:
            for name, out, instead in fault.changes:
                connection.execute(_changed(whole[name], out, instead))  # type: ignore[call-overload]
            yield
        finally:
            for source in whole.values():
                connection.execute(source)  # type: ignore[call-overload]


def _source(connection: psycopg.Connection, name: str) -> str:
    row = connection.execute("SELECT pg_get_functiondef(%s::regproc)", [name]).fetchone()
    return str(row and row[0])


def _changed(whole: str, out: str, instead: str) -> str:
    if out not in whole:
        raise LookupError(f"there is no “{out}” to take out")
    if out:
        return whole.replace(out, instead)
    head, _, rest = whole.partition("AS $")
    tag = rest.partition("$")[0]
    return f"{head}AS ${tag}${instead}${tag}$"
