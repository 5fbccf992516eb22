"""Where the protocol as it is does not hold, and the remedies, of which the model shows that they work.

docs/pause-protocol.md tells what each means in practice. When the SQL takes a remedy, the case moves to
docs/model/closer/protocol.py.
"""

from docs.model.closer.case import CHAIN, FORK, FORK_LOWER, Case, rows
from docs.model.closer.discloser import Discloser
from docs.model.closer.explore import Actor, Finding
from docs.model.closer.guard import Guard
from docs.model.closer.mover import Locks, Mover
from docs.model.closer.others import Clock
from docs.model.closer.pauser import Pauser
from docs.model.closer.world import Data

SCHEDULED = Pauser("P1", on=(2,), starts_in=1)


def _moving(name: str, locks: Locks, expects: Finding) -> list[Case]:
    """Three ways in which a move can meet others, each with these locks."""
    seen = frozenset() if expects else frozenset({"produced", "refused"})
    upper, lower = Mover("M", what=4, under=3, locks=locks), Mover("M", what=5, under=3, locks=locks)
    after = Mover("M2", what=3, under=2, locks=locks)
    # The pauses stand where nothing moves: only the second case below is about pausing what moves.
    world = Pauser("P1", on=(1,))
    met: list[tuple[str, list[Actor], Data]] = [
        ("with a part of a lower id", [Discloser("D1"), world, lower], rows(FORK_LOWER, 4)),
        ("and paused at once", [Discloser("D1"), Pauser("P1", on=(4,)), upper], rows(FORK, 5)),
        ("then what it hangs below too", [Discloser("D1"), world, upper, after], rows(FORK, 5)),
    ]
    return [Case(f"{name}, {how}", actors, data, expects, seen) for how, actors, data in met]


LIMITS = [
    Case(
        "a scheduled pause starts between the look and the COMMIT",
        [Discloser("D1"), SCHEDULED, Clock()],
        rows(CHAIN, 3),
        expects="leak",
    ),
    Case(
        "the clock of the database is set back",
        [Discloser("D1"), Pauser("P1", on=(2,)), Clock(by=-1)],
        rows(CHAIN, 3),
        expects="leak",
    ),
    *_moving("a jurisdiction is moved", "as moved", "deadlock"),
]
REMEDIES = [
    Case(
        "the guard also refuses for pauses that start before the transaction can be done",
        [Discloser("D1", guard=Guard(looks_ahead=1)), SCHEDULED, Clock()],
        rows(CHAIN, 3),
        sees=frozenset({"produced", "refused"}),
    ),
    *_moving("a move locks the world first and nothing else", "world first", ""),
    Case(
        "a move locks the world first and nothing else, with pauses on the new place and on what moves",
        [
            Discloser("D1"),
            Discloser("D2", request="S"),
            Pauser("P1", on=(3,)),
            Pauser("P2", on=(4,)),
            Mover("M", what=4, under=3, locks="world first"),
        ],
        rows(FORK, 5, more=(4,)),
        sees=frozenset({"produced", "refused"}),
    ),
]
