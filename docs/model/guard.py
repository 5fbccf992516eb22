"""The ways in which a guard can differ: the defaults are the guard as it is, the others are mistakes."""

from dataclasses import dataclass
from typing import Literal

from docs.model.world import Request


@dataclass(frozen=True)
class Guard:
    """How the guard goes about it.

    `at_commit` says which pauses its second look counts: those there were when it looked first, those there
    were when the step began (a mistake), or none, for there is no such look. `ahead` is how long before its
    start that look counts a pause as begun, in readings of the clock.
    """

    locks: Literal["all", "own", "none"] = "all"
    descending: bool = False
    looks_first: bool = False
    reads_again: bool = True
    takes_row: bool = True
    keeps_locks: bool = True
    snapshot: Literal["statement", "insert", "transaction"] = "statement"
    at_commit: Literal["seen", "earlier", "none"] = "seen"
    ahead: int = 1

    def wanted(self, ancestors: tuple[int, ...], request: Request) -> tuple[int, ...]:
        """Which jurisdictions it locks, in its order."""
        chosen = {"all": ancestors, "own": request.places, "none": ()}[self.locks]
        return tuple(sorted(chosen, reverse=self.descending))
