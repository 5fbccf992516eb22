"""What people are shown, counted naively: what is workable, what a queue holds, what a pause does."""

from collections import Counter
from typing import Any

from tests.proofs.machine.cast import Person
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import Case


def waiting_for(oracle: Oracle, person: Person, queues: set[int]) -> list[Case]:
    """The received requests of these queues that the person might take."""
    return [
        case
        for case in oracle.cases.values()
        if case.state == "received"
        and case.queue in queues & person.queues
        and person.may(oracle, "review", case.place)
    ]


def workable(oracle: Oracle, person: Person, queues: set[int]) -> list[int]:
    """Those of them that no pause holds back from review, by deadline."""
    free = [case for case in waiting_for(oracle, person, queues) if not oracle.holding(case, "review")]
    return [case.id for case in sorted(free, key=lambda case: (case.due, case.id))]


def held(oracle: Oracle, person: Person, queues: set[int]) -> int:
    """How many of them a pause holds back from review."""
    return len(waiting_for(oracle, person, queues)) - len(workable(oracle, person, queues))


def queue_counts(oracle: Oracle, person: Person) -> dict[int, tuple[int, int, int]]:
    """For each queue of the person: workable, held and overdue requests among the received ones."""
    now = oracle.now
    counts = {}
    for queue in person.queues:
        cases = waiting_for(oracle, person, {queue})
        held = sum(bool(oracle.holding(case, "review")) for case in cases)
        counts[queue] = (len(cases) - held, held, sum(case.due < now for case in cases))
    return counts


def effect(oracle: Oracle, pause_id: int) -> dict[str, Any]:
    """Open requests under a pause in force: held at their next step, and covered in all."""
    covered = [
        case
        for case in oracle.cases.values()
        if case.is_open and pause_id in oracle.holding(case, "production")
    ]
    held = [case for case in covered if pause_id in oracle.holding(case, case.next_step)]
    return {
        "held": len(held),
        "covered": len(covered),
        "in_hand": sum(case.state == "in_review" for case in held),
        "approved_not_delivered": sum(case.state in {"approved", "produced"} for case in held),
        "emergencies": sum(case.emergency for case in held),
        "by_service": dict(Counter(case.service for case in held)),
        "by_type": dict(Counter(case.type for case in held)),
    }
