"""Whether decisions about pauses still stand, told by the room that holds them: pauses know only mandates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jurisdictions.pauses.models import Mandate, Pause
from portal.accounts.models import User


@dataclass(frozen=True)
class Fallen:
    """Why a decision stands no more, in words, whose it was, and what to do now."""

    why: str
    whose: str
    now: str


@dataclass(frozen=True)
class Room:
    """What the room that holds decisions can tell, by the ids of mandates and of pauses."""

    fallen: Callable[[Sequence[Mandate]], dict[int, Fallen]]
    outdated_under: Callable[[Sequence[Pause]], dict[int, str]]
    unread: Callable[[User, Sequence[Mandate]], frozenset[int]]


_rooms: list[Room] = []


def register(room: Room) -> None:
    """The room that holds decisions says how they stand."""
    _rooms[:] = [room]


def fallen(mandates: Sequence[Mandate]) -> dict[int, Fallen]:
    """Those of these mandates that end nothing any more, though they have not expired."""
    return _rooms[0].fallen(mandates) if _rooms and mandates else {}


def unread(reader: User, mandates: Sequence[Mandate]) -> frozenset[int]:
    """Those of these mandates whose decision the reader may not read: a page names it and leads nowhere."""
    return _rooms[0].unread(reader, mandates) if _rooms and mandates else frozenset()


def outdated_under(pauses: Sequence[Pause]) -> dict[int, str]:
    """Those of these pauses that rest on an outdated decision, each with its reference."""
    return _rooms[0].outdated_under(pauses) if _rooms and pauses else {}
