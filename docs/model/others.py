"""Who else changes what the guard reads: whoever writes the request's row, and the clock."""

from dataclasses import dataclass

from docs.model.locks import FOR_NO_KEY_UPDATE, let_go, take
from docs.model.world import Mind, Request, Step, World, place_mind


@dataclass(frozen=True)
class Clerk:
    """One transaction that changes a request: gives it another jurisdiction, or grants it an exception."""

    name: str
    becomes: Request
    request: str = "R"

    def begin(self) -> Mind:
        return Mind("row")

    def is_done(self, mind: Mind) -> bool:
        return mind.at == "done"

    def step(self, world: World, who: int) -> Step | None:
        """What it does next, or None where it waits."""
        if world.minds[who].at == "row":
            locked = take(world, who, ("request", self.request), FOR_NO_KEY_UPDATE)
            said = f"updates the row of request {self.request}"
            return locked and Step(said, place_mind(locked, who, Mind("commit")))
        if world.minds[who].at == "commit":
            rows = tuple(
                (name, self.becomes if name == self.request else row) for name, row in world.data.requests
            )
            after = world._replace(data=world.data._replace(requests=rows))
            return Step("COMMIT: the change becomes visible", place_mind(after, who, Mind("end")))
        return Step("COMMIT returns, its locks are gone", place_mind(let_go(world, who), who, Mind("done")))


@dataclass(frozen=True)
class Clock:
    """The clock of the database moves once, by so many readings; backward when somebody sets it.

    With a `patient` one beside another, no COMMIT takes longer than one reading, which is the known limit.
    """

    name: str = "clock"
    by: int = 1
    patient: bool = False

    def begin(self) -> Mind:
        return Mind("before")

    def is_done(self, mind: Mind) -> bool:
        return mind.at == "done"

    def step(self, world: World, who: int) -> Step | None:
        """It waits for nobody, unless it is patient: then for whoever has looked and is to commit a step."""
        if self.patient and any(mind.at == "commit" and mind.request.places for mind in world.minds):
            return None
        after = place_mind(world._replace(clock=world.clock + self.by), who, Mind("done"))
        return Step(f"moves from {world.clock} to {after.clock}", after)
