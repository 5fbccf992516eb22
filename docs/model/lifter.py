"""Whoever ends a pause: alone, by a wider one that takes its place, or for some hours only."""

from dataclasses import dataclass

from docs.model.locks import EXCLUSIVE, FOR_UPDATE, advisory, let_go, take
from docs.model.world import Mind, Pause, Step, World, place_mind


@dataclass(frozen=True)
class Lifter:
    """One transaction that ends the pause of this name once it is promised.

    In the same transaction it writes what `follows` at once, and, under break-glass, the same pause again,
    which begins so many readings of the clock later (`again_in`; 0 where it does not).
    """

    name: str
    lifts: Pause
    follows: Pause | None = None
    again_in: int = 0

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
        wrote: tuple[Pause, ...] = (self.follows,) if self.follows else ()
        if self.again_in:
            starts = world.clock + self.again_in
            wrote += (again(self.lifts)._replace(starts=starts, scheduled=True),)
        more = "".join(f" and writes {row.name}" for row in wrote)
        after = place_mind(world, who, Mind("commit", wrote=wrote))
        return Step(f"writes the end of {self.lifts.name}{more}", after)

    def _commit(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        rows = tuple(
            row._replace(lifted=True) if row.name == self.lifts.name else row for row in world.data.pauses
        )
        data = world.data._replace(pauses=rows + mind.wrote)
        after = place_mind(world._replace(data=data), who, mind._replace(at="end"))
        return Step("COMMIT: the end becomes visible", after)

    def _end(self, world: World, who: int) -> Step:
        promised = world.promised | {row.name for row in world.minds[who].wrote}
        after = let_go(world, who)._replace(promised=promised)
        return Step("COMMIT returns, its locks are gone", _at(after, who, "done"))


def again(pause: Pause) -> Pause:
    """The same pause, to begin anew."""
    return pause._replace(name=f"{pause.name} again")


def _at(world: World, who: int, at: str) -> World:
    return place_mind(world, who, Mind(at))
