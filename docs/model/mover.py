"""Whoever hangs a jurisdiction below another one: the act `move`, and jurisdictions/sql/tree.sql."""

from dataclasses import dataclass
from typing import Literal

from docs.model.locks import (
    EXCLUSIVE,
    FOR_NO_KEY_UPDATE,
    FOR_SHARE,
    FOR_UPDATE,
    advisory,
    let_go,
    take,
)
from docs.model.world import Mind, Step, Tree, World, place_mind

Locks = Literal["world first", "row first", "as moved", "none"]


@dataclass(frozen=True)
class Mover:
    """One transaction that moves `what`, with its parts, below `under`.

    `locks` says which advisory locks it takes: that of the world alone and before any row (as it is); the
    same after its own row, that of each jurisdiction as its row is moved, or none (mistakes). One that locks
    as it moves also locks its row with its key, which a pause on it points at.
    """

    name: str
    what: int
    under: int
    locks: Locks = "world first"

    def begin(self) -> Mind:
        return Mind("world" if self.locks == "world first" else "row")

    def is_done(self, mind: Mind) -> bool:
        return mind.at == "done"

    def step(self, world: World, who: int) -> Step | None:
        """What it does next, or None where it waits."""
        does = {
            "world": self._world,
            "row": self._row,
            "move": self._move,
            "part": self._part,
            "lock": self._lock,
            "commit": self._commit,
            "end": self._end,
        }
        return does[world.minds[who].at](world, who)

    def _world(self, world: World, who: int) -> Step | None:
        root = dict(world.data.tree)[self.what][0]
        locked = advisory(world, who, root, EXCLUSIVE)
        after = "row" if self.locks == "world first" else "move"
        return locked and Step(f"takes the exclusive lock of {root}", place_mind(locked, who, Mind(after)))

    def _row(self, world: World, who: int) -> Step | None:
        mode = FOR_UPDATE if self.locks == "as moved" else FOR_NO_KEY_UPDATE
        locked = take(world, who, ("row of", self.what), mode)
        said, after = f"locks the row of {self.what}", "world" if self.locks == "row first" else "move"
        return locked and Step(said, place_mind(locked, who, Mind(after)))

    def _move(self, world: World, who: int) -> Step | None:
        locked = take(world, who, ("row of", self.under), FOR_SHARE)
        chain = (*dict(world.data.tree)[self.under], self.what)
        return locked and Step(
            f"locks the row of {self.under} for share and writes {self.what} below it",
            place_mind(locked, who, Mind("lock", todo=(self.what,), moved=((self.what, chain),))),
        )

    def _lock(self, world: World, who: int) -> Step | None:
        mind = world.minds[who]
        place, rest = mind.todo[0], mind.todo[1:]
        locked = advisory(world, who, place, EXCLUSIVE) if self.locks == "as moved" else world
        if locked is None:
            return None
        todo = (*(part for part, chain in world.data.tree if chain[-2:-1] == (place,)), *rest)
        mind = mind._replace(at="part" if todo else "commit", todo=todo)
        said = f"takes the exclusive lock of {place}" if self.locks == "as moved" else f"is done with {place}"
        return Step(said, place_mind(locked, who, mind))

    def _part(self, world: World, who: int) -> Step | None:
        mind = world.minds[who]
        part = mind.todo[0]
        locked = take(world, who, ("row of", part), FOR_NO_KEY_UPDATE)
        chain = (*dict(mind.moved)[dict(world.data.tree)[part][-2]], part)
        mind = mind._replace(at="lock", moved=(*mind.moved, (part, chain)))
        return locked and Step(f"moves the row of its part {part} too", place_mind(locked, who, mind))

    def _commit(self, world: World, who: int) -> Step:
        moved = dict(world.minds[who].moved)
        tree: Tree = tuple((place, moved.get(place, chain)) for place, chain in world.data.tree)
        after = world._replace(data=world.data._replace(tree=tree))
        return Step("COMMIT: the move becomes visible", place_mind(after, who, Mind("end")))

    def _end(self, world: World, who: int) -> Step:
        return Step("COMMIT returns, its locks are gone", place_mind(let_go(world, who), who, Mind("done")))
