"""The ways in which a move can meet others, with one way of locking in all of them."""

from docs.model.case import FORK, FORK_LOWER, Case, rows
from docs.model.discloser import Discloser
from docs.model.explore import Actor, Finding
from docs.model.mover import Locks, Mover
from docs.model.pauser import Pauser
from docs.model.world import Data


def moving(name: str, locks: Locks, expects: Finding) -> list[Case]:
    """Each is a case of this name; the pauses stand where nothing moves, but for one."""
    seen = frozenset() if expects else frozenset({"produced", "refused"})
    upper, lower = Mover("M", what=4, under=3, locks=locks), Mover("M", what=5, under=3, locks=locks)
    after = Mover("M2", what=3, under=2, locks=locks)
    world = Pauser("P1", on=(1,))
    met: list[tuple[str, list[Actor], Data]] = [
        ("a part has a lower id than its whole", [Discloser("D1"), world, lower], rows(FORK_LOWER, 4)),
        ("what moves is paused", [Discloser("D1"), Pauser("P1", on=(4,)), upper], rows(FORK, 5)),
        ("what it moved below moves too", [Discloser("D1"), world, upper, after], rows(FORK, 5)),
    ]
    return [Case(f"{name}; {how}", actors, data, expects, seen) for how, actors, data in met]
