"""Whoever records a guarded step, statement by statement.

That is guard_step in reviews/sql/requests.sql, and step_at_commit in reviews/desk/sql/at_commit.sql.
"""

from dataclasses import dataclass, field

from docs.model.guard import Guard
from docs.model.judge import judged
from docs.model.locks import FOR_UPDATE, SHARED, advisory, let_go, take
from docs.model.world import Data, Mind, Pause, Step, World, above, covers, place_mind

PRODUCED, REFUSED = "produced", "refused"


@dataclass(frozen=True)
class Discloser:
    """One transaction that makes one production of one request."""

    name: str
    request: str = "R"
    guard: Guard = field(default_factory=Guard)

    def begin(self) -> Mind:
        return Mind("begin" if self.guard.at_commit == "earlier" else self._at_first())

    def is_done(self, mind: Mind) -> bool:
        return mind.at in {PRODUCED, REFUSED}

    def step(self, world: World, who: int) -> Step | None:
        """What it does next, or None where it waits."""
        does = {
            "begin": self._begin,
            "snapshot": self._snapshot,
            "row": self._row,
            "tree": self._tree,
            "lock": self._lock,
            "look": self._look,
            "write": self._write,
            "look again": self._look_again,
            "commit": self._commit,
            "roll back": self._end,
            "end": self._end,
        }
        return does[world.minds[who].at](world, who)

    def _begin(self, world: World, who: int) -> Step:
        known = frozenset(pause.name for pause in world.data.pauses)
        return Step("begins the step", place_mind(world, who, Mind(self._at_first(), known=known)))

    def _at_first(self) -> str:
        return "snapshot" if self.guard.snapshot == "transaction" else "row"

    def _snapshot(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        after = "row" if self.guard.snapshot == "transaction" else self._first()
        return Step(
            "takes the snapshot it will read from until its end",
            place_mind(world, who, mind._replace(at=after, snapshot=world.data)),
        )

    def _row(self, world: World, who: int) -> Step | None:
        locked = take(world, who, ("request", self.request), FOR_UPDATE) if self.guard.takes_row else world
        if locked is None:
            return None
        request = dict(world.data.requests)[self.request]
        after = "snapshot" if self.guard.snapshot == "insert" else self._first()
        mind = world.minds[who]._replace(at=after, request=request)
        verb = "locks and reads" if self.guard.takes_row else "reads, without a lock,"
        return Step(f"{verb} the row of request {self.request}", place_mind(locked, who, mind))

    def _first(self) -> str:
        return "look" if self.guard.looks_first else "tree"

    def _tree(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        wanted = self.guard.wanted(above(self._sees(world, mind).tree, mind.request.places), mind.request)
        enough = set(wanted) <= set(mind.locked)
        after = self._after_locks() if enough else "lock"
        said = f"reads the tree: {', '.join(map(str, wanted)) or 'nothing'} to be locked"
        said += "; all of it is" if enough else ""
        return Step(said, place_mind(world, who, mind._replace(at=after, todo=wanted)))

    def _lock(self, world: World, who: int) -> Step | None:
        mind = world.minds[who]
        place = mind.todo[0]
        locked = advisory(world, who, place, SHARED)
        if locked is None:
            return None
        rest, have = mind.todo[1:], tuple(sorted({*mind.locked, place}))
        done = "tree" if self.guard.reads_again else self._after_locks()
        mind = mind._replace(at="lock" if rest else done, todo=rest, locked=have)
        return Step(f"takes the shared lock of {place}", place_mind(locked, who, mind))

    def _after_locks(self) -> str:
        return "write" if self.guard.looks_first else "look"

    def _look(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        held = self._held(world, mind, world.clock)
        if held:
            return self._refused("looks", held, world, who)
        if self.guard.at_commit == "seen":
            mind = mind._replace(known=frozenset(pause.name for pause in self._sees(world, mind).pauses))
        after = "tree" if self.guard.looks_first else "write"
        return Step("looks: no pause holds the request", place_mind(world, who, mind._replace(at=after)))

    def _write(self, world: World, who: int) -> Step:
        if not self.guard.keeps_locks:
            world = let_go(world, who)
        after = "commit" if self.guard.at_commit == "none" else "look again"
        return Step("writes the production", place_mind(world, who, world.minds[who]._replace(at=after)))

    def _look_again(self, world: World, who: int) -> Step:
        mind = world.minds[who]
        held = self._held(world, mind, world.clock + self.guard.ahead)
        if counted := [name for name in held if name in mind.known]:
            return self._refused("COMMIT: looks again", counted, world, who)
        after = place_mind(world, who, mind._replace(at="commit"))
        return Step("COMMIT: looks again, no pause holds the request", after)

    def _held(self, world: World, mind: Mind, at: int) -> list[str]:
        data = self._sees(world, mind)
        return [p.name for p in data.pauses if _in_force(p, at) and covers(p, mind.request, data.tree)]

    def _refused(self, looks: str, held: list[str], world: World, who: int) -> Step:
        after = place_mind(world, who, world.minds[who]._replace(at="roll back"))
        return Step(f"{looks} and is refused: held by {', '.join(held)}", after, REFUSED)

    def _commit(self, world: World, who: int) -> Step:
        leak, mark = judged(world, self.request)
        after = place_mind(world, who, Mind("end"))._replace(leak=leak)
        return Step("COMMIT: the production becomes visible", after, mark)

    def _end(self, world: World, who: int) -> Step:
        end = PRODUCED if world.minds[who].at == "end" else REFUSED
        said = "COMMIT returns, its locks are gone" if end == PRODUCED else "rolls back, its locks are gone"
        return Step(said, place_mind(let_go(world, who), who, Mind(end)))

    def _sees(self, world: World, mind: Mind) -> Data:
        """A statement sees what is committed when it begins, unless an older snapshot is kept."""
        return mind.snapshot or world.data


def _in_force(pause: Pause, at: int) -> bool:
    return not pause.lifted and pause.starts <= at
