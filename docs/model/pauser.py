"""Whoever pauses: the insert of a row, with the triggers of jurisdictions/pauses/sql/."""

from dataclasses import dataclass

from docs.model.locks import EXCLUSIVE, FOR_KEY_SHARE, advisory, let_go, take
from docs.model.world import Mind, Pause, Step, World, place_mind


@dataclass(frozen=True)
class Pauser:
    """One transaction that writes one pause on each of these jurisdictions. `starts_in` is in ticks.

    `service` is the one it chooses; 0 is every one.
    """

    name: str
    on: tuple[int, ...]
    starts_in: int = 0
    takes_lock: bool = True
    service: int = 0

    def begin(self) -> Mind:
        return Mind("lock", todo=self.on)

    def is_done(self, mind: Mind) -> bool:
        return mind.at == "done"

    def step(self, world: World, who: int) -> Step | None:
        """What it does next, or None where it waits."""
        does = {
            "lock": self._lock,
            "write": self._write,
            "check": self._check,
            "commit": self._commit,
            "end": self._end,
        }
        return does[world.minds[who].at](world, who)

    def _lock(self, world: World, who: int) -> Step | None:
        mind = world.minds[who]
        locked = advisory(world, who, mind.todo[0], EXCLUSIVE) if self.takes_lock else world
        if locked is None:
            return None
        said = f"takes the exclusive lock of {mind.todo[0]}" if self.takes_lock else "takes no lock"
        return Step(said, place_mind(locked, who, mind._replace(at="write")))

    def _write(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        place, rest = mind.todo[0], mind.todo[1:]
        starts, scheduled = world.clock + self.starts_in, self.starts_in > 0
        row = Pause(f"{self.name} on {place}", place, self.service, starts, scheduled)
        mind = mind._replace(at="lock" if rest else "check", todo=rest, wrote=(*mind.wrote, row))
        return Step(f"writes the pause on {place}", place_mind(world, who, mind))

    def _check(self, world: World, who: int) -> Step | None:
        """COMMIT first checks that the jurisdictions exist, and locks their rows for key share."""
        locked: World | None = world
        for place in self.on:
            locked = locked and take(locked, who, ("row of", place), FOR_KEY_SHARE)
        if locked is None:
            return None
        mind = world.minds[who]._replace(at="commit")
        return Step("COMMIT: checks the foreign key to the jurisdiction", place_mind(locked, who, mind))

    def _commit(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        data = world.data._replace(pauses=(*world.data.pauses, *mind.wrote))
        after = place_mind(world._replace(data=data), who, mind._replace(at="end"))
        return Step("COMMIT: the pause becomes visible", after)

    def _end(self, world: World, who: int) -> Step:
        promised = world.promised | {pause.name for pause in world.minds[who].wrote}
        after = place_mind(let_go(world, who), who, Mind("done"))._replace(promised=promised)
        return Step("COMMIT returns, its locks are gone: the pause is promised", after)
