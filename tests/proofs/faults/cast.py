"""Who takes part while processes are killed, as the processes of the proof pass it to each other."""

from dataclasses import dataclass

from tests.proofs.cast import Scene


@dataclass(frozen=True)
class Person:
    """Somebody signed in: the cookie of a browser."""

    id: int
    session: str


@dataclass(frozen=True)
class Desk:
    """A running site on the database at `url`, its people, and the requests they work on."""

    url: str
    port: int
    scene: Scene
    requests: list[int]
    reviewers: list[Person]
    approver: Person
