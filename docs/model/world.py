"""One moment of the model: what is committed, who holds which lock, and how far everybody is.

Everything here is a tuple, so that a moment can be remembered and recognised when another order leads to it.
"""

from typing import NamedTuple

# Jurisdictions are numbers, as ids are; a tree says of each what it is part of, root first, itself last.
Tree = tuple[tuple[int, tuple[int, ...]], ...]


class Pause(NamedTuple):
    """A row of a pause. `starts` is a reading of the clock; a scheduled one starts after its COMMIT.

    `service` stands for every fact of a request by which a pause chooses; 0 is all of them.
    """

    name: str
    on: int
    service: int = 0
    starts: int = 0
    scheduled: bool = False
    lifted: bool = False


class Request(NamedTuple):
    """A row of a request: its jurisdictions (the agency's, the user's) and the pauses it may pass."""

    places: tuple[int, ...]
    excepted: tuple[str, ...] = ()
    service: int = 1


class Data(NamedTuple):
    """The committed rows: what a snapshot taken now shows."""

    tree: Tree
    pauses: tuple[Pause, ...] = ()
    requests: tuple[tuple[str, Request], ...] = ()


class Lock(NamedTuple):
    """A lock that somebody holds. `on` names what kind of thing is locked and which one."""

    on: tuple[str, int | str]
    mode: str
    who: int


class Mind(NamedTuple):
    """What one transaction knows: where it stands, what it read and what it wrote without committing.

    `known` are the pauses that its look at COMMIT counts.
    """

    at: str
    request: Request = Request(())
    todo: tuple[int, ...] = ()
    locked: tuple[int, ...] = ()
    snapshot: Data | None = None
    known: frozenset[str] = frozenset()
    wrote: tuple[Pause, ...] = ()
    moved: Tree = ()


class World(NamedTuple):
    """`promised` are the pauses whose COMMIT has returned to whoever paused; `leak` says what went wrong."""

    data: Data
    minds: tuple[Mind, ...]
    held: frozenset[Lock] = frozenset()
    promised: frozenset[str] = frozenset()
    clock: int = 0
    leak: str = ""


class Step(NamedTuple):
    """One statement of one transaction. A mark is something worth knowing that it can happen at all."""

    said: str
    after: World
    mark: str = ""


def place_mind(world: World, who: int, mind: Mind) -> World:
    """The world with this transaction's knowledge changed."""
    return world._replace(minds=(*world.minds[:who], mind, *world.minds[who + 1 :]))


def above(tree: Tree, places: tuple[int, ...]) -> tuple[int, ...]:
    """The jurisdictions and all that they are part of, ascending and each once, as guard_step reads them."""
    return tuple(sorted({number for place, ancestors in tree if place in places for number in ancestors}))


def covers(pause: Pause, request: Request, tree: Tree) -> bool:
    """Whether the pause stands above the request, chooses it, and the request has no exception from it."""
    reaches = pause.on in above(tree, request.places) and pause.service in {0, request.service}
    return reaches and pause.name not in request.excepted
