"""The protocol with one mistake each: every one has to be found, or the model is blind to it."""

from docs.model.closer.case import CHAIN, FORK, Case, rows
from docs.model.closer.discloser import Discloser
from docs.model.closer.explore import Actor
from docs.model.closer.guard import Guard
from docs.model.closer.mover import Mover
from docs.model.closer.others import Clerk
from docs.model.closer.pauser import Pauser
from docs.model.closer.world import Request

PAUSERS: tuple[Actor, ...] = (Pauser("P1", on=(1,)), Pauser("P2", on=(3,)))


def _guard(name: str, guard: Guard) -> Case:
    actors: list[Actor] = [Discloser("D1", guard=guard), Discloser("D2", request="S", guard=guard), *PAUSERS]
    return Case(name, actors, rows(CHAIN, 3, more=(3,)), expects="leak")


def _while_moving(name: str, guard: Guard, mover: Mover) -> Case:
    pausers = (Pauser("P1", on=(3,)), Pauser("P2", on=(5,)))
    actors: list[Actor] = [Discloser("D1", guard=guard), *pausers, mover]
    return Case(name, actors, rows(FORK, 5), expects="leak")


MUTATIONS = [
    _guard("the guard takes no lock", Guard(locks="none")),
    _guard("the guard looks before it locks", Guard(looks_first=True)),
    _guard("the guard locks the jurisdiction itself, not those above", Guard(locks="own")),
    _guard("REPEATABLE READ: one snapshot from the begin of the transaction", Guard(snapshot="transaction")),
    _guard("the guard is STABLE: it reads in the snapshot of the INSERT", Guard(snapshot="insert")),
    _guard("the locks end before COMMIT", Guard(keeps_locks=False)),
    Case(
        "whoever pauses takes no lock",
        [
            *(Discloser(name) for name in ("D1", "D2")),
            *(Pauser(f"P{n}", (n,), takes_lock=False) for n in (1, 3)),
        ],
        rows(CHAIN, 3),
        expects="leak",
    ),
    _while_moving(
        "the tree is not read again after locking", Guard(reads_again=False), Mover("M", 4, under=3)
    ),
    _while_moving("whoever moves takes no lock", Guard(), Mover("M", 4, under=3, locks="none")),
    Case(
        "the request's row is not locked while it gets another jurisdiction",
        [Discloser("D1", guard=Guard(takes_row=False)), Pauser("P1", on=(3,)), Clerk("C", Request((3,)))],
        rows(FORK, 4),
        expects="leak",
    ),
    Case(
        "the guard locks in descending order, two pauses in one transaction",
        [Discloser("D1", guard=Guard(descending=True)), Pauser("P1", on=(2, 3))],
        rows(CHAIN, 3),
        expects="deadlock",
    ),
    Case(
        "the guard locks in descending order while a jurisdiction moves with its part",
        [Discloser("D1", guard=Guard(descending=True)), Mover("M", what=4, under=3)],
        rows(FORK, 5),
        expects="deadlock",
    ),
    Case(
        "two pauses in one transaction in descending order",
        [Discloser("D1"), Pauser("P1", on=(3, 2))],
        rows(CHAIN, 3),
        expects="deadlock",
    ),
]
