"""The protocol with one mistake each: every one has to be found, or the model is blind to it.

The look at COMMIT is another line of defence that would hide what the first one lets pass. So it is taken out
as well where a mistake of the first is looked for.
"""

from dataclasses import replace

from docs.model.case import CHAIN, FORK, Case, rows
from docs.model.discloser import Discloser
from docs.model.explore import Actor
from docs.model.guard import Guard
from docs.model.hastener import Hastener
from docs.model.lifter import again
from docs.model.mover import Mover
from docs.model.moving import moving
from docs.model.others import Clerk, Clock
from docs.model.pauser import Pauser
from docs.model.protocol import FREES, LIFT_P2, OF_SERVICE, OLD, SCHEDULED
from docs.model.world import Request

# The same five as in the first case of the protocol: two who disclose, two who pause, one who lifts.
OTHERS: tuple[Actor, ...] = (Pauser("P1", on=(1,)), Pauser("P2", on=(3,)), LIFT_P2)
ONE_LOOK = Guard(at_commit="none")


def _guard(name: str, mistaken: Guard) -> Case:
    guard = replace(mistaken, at_commit="none")
    actors: list[Actor] = [Discloser("D1", guard=guard), Discloser("D2", request="S", guard=guard), *OTHERS]
    return Case(name, actors, rows(CHAIN, 3, more=(3,)), expects="leak")


def _while_moving(name: str, guard: Guard, mover: Mover) -> Case:
    pausers = (Pauser("P1", on=(3,)), Pauser("P2", on=(5,)))
    actors: list[Actor] = [Discloser("D1", guard=guard), *pausers, mover]
    return Case(name, actors, rows(FORK, 5), expects="leak")


def _scheduled(name: str, guard: Guard) -> Case:
    return Case(name, [Discloser("D1", guard=guard), SCHEDULED, Clock()], rows(CHAIN, 3), expects="leak")


def _without_the_row(name: str, becomes: Request, pauser: Pauser) -> Case:
    discloser = Discloser("D1", guard=replace(ONE_LOOK, takes_row=False))
    return Case(name, [discloser, pauser, Clerk("C", becomes)], rows(FORK, 4), expects="leak")


MISTAKES = [
    _guard("the guard takes no lock", Guard(locks="none")),
    _guard("the guard looks before it locks", Guard(looks_first=True)),
    _guard("the guard locks the jurisdiction itself, not those above", Guard(locks="own")),
    _guard("REPEATABLE READ: one snapshot from the begin of the transaction", Guard(snapshot="transaction")),
    _guard("the guard is STABLE: it reads in the snapshot of the INSERT", Guard(snapshot="insert")),
    _guard("the locks end before COMMIT", Guard(keeps_locks=False)),
    Case(
        "whoever pauses takes no lock",
        [
            *(Discloser(name, guard=ONE_LOOK) for name in ("D1", "D2")),
            *(Pauser(f"P{n}", (n,), takes_lock=False) for n in (1, 3)),
        ],
        rows(CHAIN, 3),
        expects="leak",
    ),
    _while_moving(
        "the tree is not read again after locking",
        replace(ONE_LOOK, reads_again=False),
        Mover("M", 4, under=3),
    ),
    _while_moving("whoever moves takes no lock", ONE_LOOK, Mover("M", 4, under=3, locks="none")),
    _without_the_row(
        "the request's row is not locked while it gets another jurisdiction",
        Request((3,)),
        Pauser("P1", on=(3,)),
    ),
    _without_the_row(
        "the request's row is not locked while it gets a paused service", Request((4,), service=2), OF_SERVICE
    ),
    _scheduled("the guard does not look again at COMMIT", Guard(at_commit="none")),
    _scheduled("the look at COMMIT does not look ahead", Guard(ahead=0)),
    _scheduled(
        "the look at COMMIT leaves out what was decided after the step began", Guard(at_commit="earlier")
    ),
    Case(
        "the guard does not look again at COMMIT, and a freed pause begins again",
        [Discloser("D1", guard=ONE_LOOK), FREES, Clock(), Clock("later", patient=True)],
        rows(CHAIN, 3, pauses=(OLD,)),
        expects="leak",
    ),
    Case(
        "whoever lets a freed pause begin again at once takes no lock",
        [Discloser("D1"), FREES, Hastener("H", begins=again(OLD), takes_lock=False), Clock()],
        rows(CHAIN, 3, pauses=(OLD,)),
        expects="leak",
    ),
    Case(
        "the guard locks in descending order, two pauses in one transaction",
        [Discloser("D1", guard=Guard(descending=True)), Pauser("P1", on=(2, 3))],
        rows(CHAIN, 3),
        expects="deadlock",
    ),
    Case(
        "two pauses in one transaction in descending order",
        [Discloser("D1"), Pauser("P1", on=(3, 2))],
        rows(CHAIN, 3),
        expects="deadlock",
    ),
    *moving("a move locks each place as it moves its row", "as moved", "deadlock"),
    Case(
        "a move locks the row of what moves before the world, two moves",
        [Mover("M", what=5, under=3, locks="row first"), Mover("M2", what=4, under=3, locks="row first")],
        rows(FORK, 5),
        expects="deadlock",
    ),
]
