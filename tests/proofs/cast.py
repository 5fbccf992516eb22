"""Who and what takes part, as the processes of the proof pass it to each other."""

from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier, Event

from tests.proofs.steps import Step


@dataclass(frozen=True)
class Scene:
    """Every request is of a Hong Kong agency, about a Hong Kong user, on WhatsApp."""

    requests: dict[str, list[int]]
    reviewer: int
    approver: int
    officer: int
    colleague: int
    scopes: list[dict[str, object]]


@dataclass(frozen=True)
class Course:
    """One step of one scene, in the database at `url`."""

    url: str
    step: Step
    scene: Scene


@dataclass(frozen=True)
class Starter:
    """Lets everybody begin at once, tells them to stop, takes what they counted."""

    ready: Barrier
    stop: Event
    tally: "Queue[tuple[str, int]]"
