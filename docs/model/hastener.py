"""Whoever lets a pause that was freed for some hours begin again at once: `pause.begin_again`."""

from dataclasses import dataclass

from docs.model.locks import EXCLUSIVE, FOR_UPDATE, advisory, let_go, take
from docs.model.world import Mind, Pause, Step, World, place_mind


@dataclass(frozen=True)
class Hastener:
    """One transaction that lets a pause, once it is promised, begin now. Without its lock it is a mistake."""

    name: str
    begins: Pause
    takes_lock: bool = True

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
        name = self.begins.name
        if name not in world.promised:
            return None
        locked = take(world, who, ("pause", name), FOR_UPDATE)
        return locked and Step(f"begins: locks the row of {name}", place_mind(locked, who, Mind("lock")))

    def _lock(self, world: World, who: int) -> Step | None:
        locked = advisory(world, who, self.begins.on, EXCLUSIVE) if self.takes_lock else world
        said = f"takes the exclusive lock of {self.begins.on}" if self.takes_lock else "takes no lock"
        return locked and Step(said, place_mind(locked, who, Mind("write")))

    def _write(self, world: World, who: int) -> Step:
        """Where it has begun by the clock meanwhile, it stays as it is."""
        row = next(pause for pause in world.data.pauses if pause.name == self.begins.name)
        if row.starts <= world.clock:
            return Step(
                f"finds {row.name} begun, rolls back", place_mind(let_go(world, who), who, Mind("done"))
            )
        mind = Mind("commit", wrote=(row._replace(starts=world.clock, scheduled=False),))
        return Step(f"writes that {row.name} begins now", place_mind(world, who, mind))

    def _commit(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        rows = tuple(mind.wrote[0] if row.name == self.begins.name else row for row in world.data.pauses)
        # Nobody was promised that it holds already: whoever hastens it learns that when COMMIT returns.
        after = world._replace(
            data=world.data._replace(pauses=rows), promised=world.promised - {self.begins.name}
        )
        return Step("COMMIT: the start becomes visible", place_mind(after, who, mind._replace(at="end")))

    def _end(self, world: World, who: int) -> Step:
        promised = world.promised | {self.begins.name}
        after = place_mind(let_go(world, who), who, Mind("done"))._replace(promised=promised)
        return Step("COMMIT returns, its locks are gone: the pause is promised", after)
