"""Seeing a leak: one look after another at what is visible, each in one statement and so in one snapshot.

A look sees, of every request, the steps that are visible, the pauses in force that hold it, and how often
its place or service was changed (counted by triggers, in the transaction of the change). A step that is
visible in one look and was not in the look before is a **leak** when the same pause holds the same request
in both looks and the count of changes is the same in both.

Why this counts no step wrongly: a pause that is in both looks was in force all the time between them, for a
lifted pause stays lifted; an equal count says that no change became visible between them; so the pause held
the request all that time, and the step became visible in it. No two clocks are compared.

What it may miss: a step between two looks that a change or a lift fell into. So everybody looks right after
each COMMIT of their own (the pauser after the pause, the mover after the move, whoever changes a service
after that change, whoever grants an exception after that) and again before the next one.
"""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

import psycopg
from psycopg import sql

from tests.proofs.pausing import one
from tests.proofs.steps import Step

# The counts of changes that a look needs, kept from outside the product.
COUNT_CHANGES = """
    CREATE TABLE proof_changes (
        what text NOT NULL, id bigint NOT NULL, times bigint NOT NULL, PRIMARY KEY (what, id));
    CREATE FUNCTION proof_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO proof_changes VALUES (TG_ARGV[0], NEW.id, 1)
            ON CONFLICT (what, id) DO UPDATE SET times = proof_changes.times + 1;
        RETURN NULL;
    END $$;
    CREATE TRIGGER proof_count AFTER UPDATE ON reviews_request
        FOR EACH ROW WHEN (OLD.lane_id IS DISTINCT FROM NEW.lane_id)
        EXECUTE FUNCTION proof_count_change('request');
    CREATE TRIGGER proof_count AFTER UPDATE ON jurisdictions_jurisdiction
        FOR EACH ROW WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors)
        EXECUTE FUNCTION proof_count_change('place');
"""
NEWEST = sql.SQL("SELECT coalesce(max(id), 0) FROM {table}")
LOOK = sql.SQL("""
    SELECT r.id,
           ARRAY(SELECT p.id FROM pauses_holding(r, %(stage)s, clock_timestamp()) p),
           (SELECT coalesce(sum(times), 0) FROM proof_changes c
             WHERE (c.what = 'request' AND c.id = r.id)
                OR (c.what = 'place' AND c.id IN (r.agency_jurisdiction_id, r.user_jurisdiction_id))),
           coalesce(steps.visible, 0)
      FROM reviews_request r
      LEFT JOIN (SELECT request_id, count(*) AS visible FROM {table} WHERE id > %(since)s
                  GROUP BY request_id) steps ON steps.request_id = r.id
     WHERE r.id = ANY (%(requests)s)
""")


@dataclass(frozen=True)
class Seen:
    """One request in one look."""

    held_by: frozenset[int]
    changes: int
    steps: int


def leaks_at(step: str) -> str:
    """Under which name the leaks of this step are counted."""
    return f"leaks at {step}"


class Watch:
    """Somebody's looks at one step of some requests; `leaks` is what they saw pass so far."""

    def __init__(self, connection: psycopg.Connection, step: Step, requests: list[int]) -> None:
        self.leaks = 0
        self._connection = connection
        self._query = LOOK.format(table=sql.Identifier(step.table))
        since = one(connection, NEWEST.format(table=sql.Identifier(step.table)), {})
        self._asked = {"stage": step.stage, "since": since, "requests": requests}
        self._before = self._look()

    @property
    def recorded(self) -> int:
        """How many steps were visible in the last look, since the first one."""
        return sum(seen.steps for seen in self._before.values())

    def look(self, *, beside: int = 0, of: Container[int] = ()) -> int:
        """Compare with the look before; returns how many steps appeared `of` these beside that pause."""
        before, self._before = self._before, self._look()
        passed = 0
        for request, now in self._before.items():
            then = before[request]
            if now.changes != then.changes:
                continue
            if now.held_by & then.held_by:
                self.leaks += now.steps - then.steps
            elif request in of and beside not in now.held_by | then.held_by:
                passed += now.steps - then.steps
        return passed

    def _look(self) -> dict[int, Seen]:
        rows = self._connection.execute(self._query, self._asked).fetchall()
        return {request: Seen(frozenset(held), changes, steps) for request, held, changes, steps in rows}


class Watches:
    """Somebody's looks at several steps of the same requests."""

    def __init__(self, connection: psycopg.Connection, steps: Iterable[Step], requests: list[int]) -> None:
        self.each = {step.name: Watch(connection, step, requests) for step in steps}

    def look(self) -> None:
        """Look at every step, one after the other."""
        for watch in self.each.values():
            watch.look()

    def leaks(self) -> Counter[str]:
        """What passed, by step."""
        return Counter({leaks_at(name): watch.leaks for name, watch in self.each.items()})

    def recorded(self) -> dict[str, int]:
        """How many of each step were visible in the last look, since the first one."""
        return {name: watch.recorded for name, watch in self.each.items()}
