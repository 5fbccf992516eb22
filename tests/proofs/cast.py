"""Who and what takes part, as the processes of the proof pass it to each other."""

from collections import Counter
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier, Event

from tests.proofs.steps import Step


@dataclass(frozen=True)
class Places:
    """A made-up country with parts, and one outside of it: ids of jurisdictions."""

    world: int
    country: int
    part: int  # moves between the country and the outside, and takes `below` along, whose id is lower
    below: int
    steady: int  # a part that stays
    sibling: int  # a part without requests
    outside: int  # moves between the world and the sibling


@dataclass(frozen=True)
class Scope:
    """A pause to be made: its columns, and which kinds of request it holds (`kinds.KINDS`).

    `spares`: kinds of which steps must be seen to pass beside it. `grants`: one of the requests it holds gets
    an exception while it is in force, and passes from then on. `frees`: under break-glass it is lifted for so
    many seconds, and begins again by itself.
    """

    name: str
    columns: dict[str, object]
    holds: frozenset[str]
    spares: frozenset[str] = frozenset()
    grants: bool = False
    frees: float = 0


@dataclass(frozen=True)
class Scene:
    """Requests by step and kind, people, and the pauses that are made over them."""

    requests: dict[str, dict[str, int]]
    places: Places
    services: tuple[int, int]
    reviewer: int
    approver: int
    officer: int
    colleague: int
    teams: tuple[int, int]  # of the reviewer and of the approver
    scopes: list[Scope]


@dataclass(frozen=True)
class Course:
    """One step of one scene, in the database at `url`."""

    url: str
    step: Step
    scene: Scene

    @property
    def requests(self) -> list[int]:
        return list(self.scene.requests[self.step.name].values())


@dataclass(frozen=True)
class Starter:
    """Lets everybody begin at once, tells them to stop, takes what they counted."""

    ready: Barrier
    stop: Event
    tally: "Queue[Counter[str]]"
