"""The ways in which a guard can differ: the defaults are the guard as it is, the others are mistakes."""

from dataclasses import dataclass
from typing import Literal

from docs.model.closer.world import Request


@dataclass(frozen=True)
class Guard:
    """How the guard goes about it.

    `looks_ahead`, in readings of the clock, is the one switch that is no mistake but a remedy.
    """

    locks: Literal["all", "own", "none"] = "all"
    descending: bool = False
    looks_first: bool = False
    reads_again: bool = True
    takes_row: bool = True
    keeps_locks: bool = True
    snapshot: Literal["statement", "insert", "transaction"] = "statement"
    looks_ahead: int = 0

    def wanted(self, ancestors: tuple[int, ...], request: Request) -> tuple[int, ...]:
        """Which jurisdictions it locks, in its order."""
        chosen = {"all": ancestors, "own": request.places, "none": ()}[self.locks]
        return tuple(sorted(chosen, reverse=self.descending))
