"""Whoever ends a pause, alone or by a wider one that takes its place in the same transaction."""

from dataclasses import dataclass

from docs.model.locks import EXCLUSIVE, FOR_UPDATE, advisory, let_go, take
from docs.model.world import Mind, Pause, Step, World, place_mind


@dataclass(frozen=True)
class Lifter:
    """One transaction that ends the pause of this name once it is promised."""

    name: str
    lifts: Pause
    follows: Pause | None = None

    def begin(self) -> Mind:
        return Mind("row")

    def is_done(self, mind: Mind) -> bool:
        return mind.at == "done"

    def step(self, world: World, who: int) -> Step | None:
        """What it does next, or None where it waits."""
        does = {"row": self._row, "lock": self._lock, "write": self._write, "commit": self._commit}
        does["end"] = self._end
        return does[world.minds[who].at](world, who)

    def _row(self, world: World, who: int) -> Step | None:
        if self.lifts.name not in world.promised:
            return None
        locked = take(world, who, ("pause", self.lifts.name), FOR_UPDATE)
        return locked and Step(f"begins: locks the row of {self.lifts.name}", _at(locked, who, "lock"))

    def _lock(self, world: World, who: int) -> Step | None:
        locked = advisory(world, who, self.lifts.on, EXCLUSIVE)
        return locked and Step(f"takes the exclusive lock of {self.lifts.on}", _at(locked, who, "write"))

    def _write(self, world: World, who: int) -> Step:
        more = f" and writes {self.follows.name}" if self.follows else ""
        return Step(f"ends the period of {self.lifts.name}{more}", _at(world, who, "commit"))

    def _commit(self, world: World, who: int) -> Step:
        rows = tuple(
            row._replace(lifted=True) if row.name == self.lifts.name else row for row in world.data.pauses
        )
        rows += (self.follows,) if self.follows else ()
        after = world._replace(data=world.data._replace(pauses=rows))
        return Step("COMMIT: the end becomes visible", _at(after, who, "end"))

    def _end(self, world: World, who: int) -> Step:
        promised = world.promised | ({self.follows.name} if self.follows else set())
        after = let_go(world, who)._replace(promised=promised)
        return Step("COMMIT returns, its locks are gone", _at(after, who, "done"))


def _at(world: World, who: int, at: str) -> World:
    return place_mind(world, who, Mind(at))
