"""The protocol as it is: nothing leaks, nobody waits for ever, and what may pass does."""

from docs.model.closer.case import CHAIN, FORK, Case, rows
from docs.model.closer.discloser import Discloser
from docs.model.closer.lifter import Lifter
from docs.model.closer.mover import Mover
from docs.model.closer.others import Clerk
from docs.model.closer.pauser import Pauser
from docs.model.closer.world import Pause, Request

OLD = Pause("P0 on 2", on=2)
WIDER = Pause("P0b on 2", on=2)
BOTH = frozenset({"produced", "refused"})
TWO = (Discloser("D1"), Discloser("D2", request="S"))
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
