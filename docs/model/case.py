"""One thing to explore: who takes part, on which rows, and what has to come out."""

from collections.abc import Sequence
from dataclasses import dataclass

from docs.model.explore import Actor, Finding, Walk, explore
from docs.model.world import Data, Pause, Request, Tree

# 3 is part of 2, which is part of the world, 1.
CHAIN: Tree = ((1, (1,)), (2, (1, 2)), (3, (1, 2, 3)))
# 4 is part of 2 and has a part, 5; it may be moved below 3.
FORK: Tree = ((1, (1,)), (2, (1, 2)), (3, (1, 3)), (4, (1, 2, 4)), (5, (1, 2, 4, 5)))
# The same, but the part has the lower id: it hung elsewhere before.
FORK_LOWER: Tree = ((1, (1,)), (2, (1, 2)), (3, (1, 3)), (5, (1, 2, 5)), (4, (1, 2, 5, 4)))


def rows(tree: Tree, *places: int, pauses: tuple[Pause, ...] = (), more: tuple[int, ...] = ()) -> Data:
    """A request R of these jurisdictions, and a request S of `more` where given."""
    requests = [("R", Request(places))] + ([("S", Request(more))] if more else [])
    return Data(tree, pauses, tuple(requests))


@dataclass(frozen=True)
class Case:
    """`expects` is what is to be found. `sees` must be possible and `never` must not be."""

    name: str
    actors: Sequence[Actor]
    data: Data
    expects: Finding = ""
    sees: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def walk(self) -> Walk:
        """Explore it, in search of what is expected."""
        return explore(self.actors, self.data, only=self.expects)

    def complaint(self, walk: Walk) -> str:
        """What is wrong with what came out; nothing when it is as expected."""
        if walk.found != self.expects:
            return f"{walk.found or 'nothing'} found instead of {self.expects or 'nothing'}"
        if missing := sorted(self.sees - walk.marks):
            return f"never happens: {', '.join(missing)}"
        if happened := sorted(self.never & walk.marks):
            return f"happens: {', '.join(happened)}"
        return ""
