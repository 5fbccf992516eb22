"""Subtly wrong versions of the product's SQL, in the machine's own database: it must see each of them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.db import connection

DEFINITION = "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = %s"


@dataclass(frozen=True)
class Change:
    """In the body of a function, one text in the place of another."""

    function: str
    right: str
    wrong: str


@dataclass(frozen=True)
class Mutation:
    """One fault, with every change it takes, and the seed of a life in which it shows early."""

    name: str
    changes: tuple[Change, ...]
    seed: int = 1


def _fault(name: str, function: str, right: str, wrong: str) -> Mutation:
    return Mutation(name, (Change(function, right, wrong),))


def _unguarded(step: str, function: str, call: str, table: str) -> Mutation:
    """The step asks nothing, neither when it is taken nor at its COMMIT."""
    look_again = f"held IS NOT NULL AND TG_TABLE_NAME <> '{table}'"
    changes = (
        Change(function, f"PERFORM guard_step({call})", "PERFORM 1"),
        Change("step_at_commit", "held IS NOT NULL", look_again),
    )
    return Mutation(f"{step} is not guarded", changes)


LOCK = "pg_advisory_xact_lock{}(jurisdiction_lock_class(), {}::integer)"

MUTATIONS = [
    _fault(
        "every service is held",
        "pause_covers",
        "(cardinality(p.services) = 0 OR service_id = ANY (p.services))",
        "true",
    ),
    _fault("types left out are held", "pause_covers", "request_type <> ALL (p.excluded_types)", "true"),
    _fault(
        "the person's place is overlooked",
        "pause_covers",
        "(p.nexus <> 'agency' AND pause_reaches(p, user_ancestors))",
        "false",
    ),
    _fault(
        "parts left out are held",
        "pause_reaches",
        "NOT left_out_on_the_way(p.jurisdiction_id, p.left_out, ancestors)",
        "true",
    ),
    _fault("old requests are held too", "pause_holds_from", "CASE WHEN p.new_only", "CASE WHEN false"),
    _fault(
        "what begins again forgets what it held",
        "pause_new_from",
        "COALESCE(p.received_from, lower(p.period))",
        "lower(p.period)",
    ),
    _fault("the first stage of a lift frees all", "pause_holds_from", "stage.begins <= at", "true"),
    _fault("a pause lets its own stage pass", "pause_blocks", "<= array_position", "< array_position"),
    _fault("exceptions are overlooked", "pause_covers_lane", "p.id <> ALL (lane.excepted_from)", "true"),
    _fault("queues offer what is held", "lane_held_from", "AND pause_covers_lane(p, lane)", "AND false"),
    _fault("a lift carries decisions out", "decision_outlived", "> decided.at", "= decided.at"),
    _fault(
        "a move leaves the parts behind",
        "jurisdiction_move_parts",
        "UPDATE jurisdictions_jurisdiction SET ancestors = NEW.ancestors || id WHERE parent_id = NEW.id",
        "PERFORM 1",
    ),
    _unguarded("claim", "claim_before_insert", "NEW.request_id, 'review'", "desk_claim"),
    _unguarded("decision", "decision_before_insert", "NEW.request_id, 'review'", "desk_decision"),
    _unguarded("approval", "approval_before_insert", "d.request_id, 'production'", "desk_approval"),
    _unguarded("production", "production_before_insert", "NEW.request_id, 'production'", "desk_production"),
    _unguarded("hand-over", "hand_over_before_insert", "NEW.request_id, 'production'", "desk_handover"),
    _fault("a step takes no locks", "guard_step", f"PERFORM {LOCK.format('_shared', 'place')}", "PERFORM 1"),
    _fault(
        "a pause takes no lock",
        "pause_before_write",
        f"PERFORM {LOCK.format('', 'NEW.jurisdiction_id')}",
        "PERFORM 1",
    ),
]


@contextmanager
def mutated(mutation: Mutation) -> Iterator[None]:
    """The functions are wrong until the block ends."""
    with ExitStack() as changes:
        for change in mutation.changes:
            changes.enter_context(_changed(change))
        yield


@contextmanager
def _changed(change: Change) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(DEFINITION, [change.function])
        (definition,) = cursor.fetchone()
        assert definition.count(change.right) == 1, f"{change.function} does not say {change.right}"
        cursor.execute(definition.replace(change.right, change.wrong))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(definition)
