"""The protocol as it is: nothing leaks, nobody waits for ever, and what may pass does."""

from dataclasses import replace

from docs.model.case import CHAIN, FORK, Case, rows
from docs.model.discloser import Discloser
from docs.model.hastener import Hastener
from docs.model.lifter import Lifter, again
from docs.model.mover import Mover
from docs.model.moving import moving
from docs.model.others import Clerk, Clock
from docs.model.pauser import Pauser
from docs.model.world import Pause, Request

OLD = Pause("P0 on 2", on=2)
WIDER = Pause("P0b on 2", on=2)
BOTH = frozenset({"produced", "refused"})
TWO = (Discloser("D1"), Discloser("D2", request="S"))
SCHEDULED = Pauser("P1", on=(2,), starts_in=1)
OF_SERVICE = Pauser("P1", on=(2,), service=2)
# By break-glass, for two readings of the clock: in the first of them requests pass.
FREES = Lifter("X", lifts=OLD, again_in=2)
NARROWER = Pause("P0n on 2", on=2, service=2)
LIFT_P2 = Lifter("L", lifts=Pause("P2 on 3", on=3))

PROTOCOL = [
    Case(
        "two requests, pauses on the world and on the place itself, one of them lifted",
        [*TWO, Pauser("P1", on=(1,)), Pauser("P2", on=(3,)), LIFT_P2],
        rows(CHAIN, 3, more=(3,)),
        sees=BOTH | {"produced after a lift"},
    ),
    Case(
        "two disclosers of one request",
        [Discloser("D1"), Discloser("D2"), Pauser("P1", on=(2,)), Pauser("P2", on=(3,)), LIFT_P2],
        rows(CHAIN, 3),
        sees=BOTH | {"produced after a lift"},
    ),
    Case(
        "agency and user in two jurisdictions",
        [*TWO, Pauser("P1", on=(2,)), Pauser("P2", on=(3,)), LIFT_P2],
        rows(FORK, 3, 4, more=(3,)),
        sees=BOTH | {"produced after a lift"},
    ),
    Case(
        "a pause in force is lifted",
        [*TWO, Pauser("P1", on=(3,)), Lifter("L", lifts=OLD)],
        rows(CHAIN, 3, more=(2,), pauses=(OLD,)),
        sees=frozenset({"refused", "produced after a lift"}),
        never=frozenset({"produced"}),
    ),
    Case(
        "a wider pause takes the place of one in force",
        [*TWO, Pauser("P1", on=(3,)), Lifter("L", lifts=OLD, follows=WIDER)],
        rows(CHAIN, 3, more=(2,), pauses=(OLD,)),
        sees=frozenset({"refused"}),
        never=frozenset({"produced", "produced after a lift"}),
    ),
    Case(
        "two pauses in one transaction",
        [*TWO, Pauser("P1", on=(2, 3)), Pauser("P2", on=(1,))],
        rows(CHAIN, 3, more=(2,)),
        sees=BOTH,
    ),
    Case(
        "a jurisdiction moves below another one",
        [Discloser("D1"), Discloser("D2", request="S"), Pauser("P1", on=(3,)), Mover("M", what=5, under=3)],
        rows(FORK, 5, more=(3,)),
        sees=BOTH,
    ),
    Case(
        "a jurisdiction moves with its part, pauses on the old and the new place, one of them lifted",
        [
            Discloser("D1"),
            Pauser("P1", on=(3,)),
            Pauser("P2", on=(2,)),
            Mover("M", what=4, under=3),
            Lifter("L", lifts=Pause("P1 on 3", on=3)),
        ],
        rows(FORK, 5),
        sees=BOTH | {"produced after a lift"},
    ),
    Case(
        "a request is given another jurisdiction",
        [Discloser("D1"), Discloser("D2"), Pauser("P1", on=(3,)), Clerk("C", Request((3,)))],
        rows(FORK, 4),
        sees=BOTH,
    ),
    Case(
        "a request gets an exception from a pause in force",
        [Discloser("D1"), Discloser("D2"), Pauser("P1", on=(1,)), Clerk("C", Request((3,), (OLD.name,)))],
        rows(CHAIN, 3, pauses=(OLD,)),
        sees=frozenset({"refused", "produced by exception"}),
        never=frozenset({"produced"}),
    ),
    Case(
        "a request is given a paused service",
        [Discloser("D1"), Discloser("D2"), OF_SERVICE, Clerk("C", Request((4,), service=2))],
        rows(FORK, 4),
        sees=BOTH,
    ),
    Case(
        "a scheduled pause starts between the look and the COMMIT",
        [*TWO, SCHEDULED, Clock()],
        rows(CHAIN, 3, more=(3,)),
        sees=BOTH,
    ),
    Case(
        "two executives free a pause, and it begins again by the clock",
        [*TWO, Pauser("P1", on=(3,)), FREES, Clock(), Clock("later", patient=True)],
        rows(CHAIN, 3, more=(2,), pauses=(OLD,)),
        sees=frozenset({"refused", "produced after a lift"}),
        never=frozenset({"produced"}),
    ),
    Case(
        "they free it and a narrower one stands meanwhile",
        [*TWO, replace(FREES, follows=NARROWER), Clerk("C", Request((3,), service=2)), Clock()],
        rows(CHAIN, 3, more=(2,), pauses=(OLD,)),
        sees=frozenset({"refused", "produced after a lift"}),
        never=frozenset({"produced"}),
    ),
    Case(
        "they free it and somebody lets it begin again at once",
        [*TWO, FREES, Hastener("H", begins=again(OLD)), Clock(), Clock("later", patient=True)],
        rows(CHAIN, 3, more=(2,), pauses=(OLD,)),
        sees=frozenset({"refused", "produced after a lift"}),
        never=frozenset({"produced"}),
    ),
    *moving("a move locks the world before any row, and nothing else", "world first", ""),
    Case(
        "two moves at once, of a whole and of its part",
        [
            Discloser("D1"),
            Pauser("P1", on=(3,)),
            Mover("M", what=4, under=3),
            Mover("M2", what=5, under=2),
        ],
        rows(FORK, 5),
        sees=BOTH,
    ),
    Case(
        "everybody at once: two disclosers, two who pause, one who lifts, one who moves",
        [
            *TWO,
            Pauser("P1", on=(3,)),
            Pauser("P2", on=(1,)),
            Lifter("L", lifts=Pause("P1 on 3", on=3)),
            Mover("M", what=4, under=3),
        ],
        rows(FORK, 5, more=(3,)),
        sees=BOTH | {"produced after a lift"},
    ),
]
