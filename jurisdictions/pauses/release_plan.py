"""What the end of a pause would free, told by a room above: pauses themselves know no request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from jurisdictions.pauses.models import Pause
from portal.accounts.models import User


@dataclass(frozen=True)
class Plan:
    """How it is lifted: in so many stages, each so many hours after the one before."""

    stages: int = 1
    hours: int = 0

    def key(self) -> str:
        """The same for the same plan: shows that what is asked for is what was shown."""
        return f"{self.stages}-{self.hours if self.stages > 1 else 0}"


@dataclass(frozen=True)
class Stage:
    """What one stage frees. `after` is in hours from the lift; `stale` is how many have a reason or more."""

    number: int
    after: int = 0
    requests: int = 0
    to_triage: int = 0
    stale: int = 0


@dataclass(frozen=True)
class DueAgain:
    """One deadline after the lift. A law's does not move; one of the desk's own stood still meanwhile."""

    name: str
    statutory: bool
    due_at: datetime
    is_overdue: bool = False


@dataclass(frozen=True)
class Returning:
    """One request that comes back, with its reasons to look at its process afresh."""

    reference: str
    url: str
    state: str
    stage: int
    to_triage: bool
    reasons: Sequence[str] = ()
    deadlines: Sequence[DueAgain] = ()


@dataclass(frozen=True)
class ReleasePlan:
    """Everything a lift would do now. `first` holds only requests that its reader may see, in their order.

    `held_elsewhere` are held by another pause too, and stay held. `reasons` are pairs of words and a number.
    """

    stages: list[Stage] = field(default_factory=list)
    held_elsewhere: int = 0
    reasons: list[tuple[str, int]] = field(default_factory=list)
    first: list[Returning] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return sum(stage.requests for stage in self.stages)

    @property
    def to_triage(self) -> int:
        return sum(stage.to_triage for stage in self.stages)

    @property
    def stale(self) -> int:
        return sum(stage.stale for stage in self.stages)


Answer = Callable[[Pause, Plan, User], ReleasePlan]
_answers: list[Answer] = []


def answers_what_returns(function: Answer) -> Answer:
    """Register the function of the room that knows requests."""
    _answers[:] = [function]
    return function


def release_plan(pause: Pause, plan: Plan, reader: User) -> ReleasePlan:
    """What this pause would free if it were lifted now in this way, as its reader may see it."""
    return _answers[0](pause, plan, reader) if _answers else ReleasePlan()
