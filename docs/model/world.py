"""What the actors of the model share: committed rows, locks, and what they have done so far."""

from typing import Any, NamedTuple

ROOT, HERE, THERE, PLACE = 1, 2, 3, 4  # ids of jurisdictions; ascending is the order of locking
SERVICE_A, SERVICE_B = 1, 2


class Rules(NamedTuple):
    """The protocol as built; each variant switches one part of it off."""

    locks_row: bool = True
    locks_shared: bool = True
    locks_all_above: bool = True
    looks_after_locking: bool = True
    reads_tree_again: bool = True
    fresh_snapshot: bool = True
    pauser_locks: bool = True
    mover_locks: bool = True


class Pause(NamedTuple):
    """A row of the table of pauses."""

    name: str
    place: int
    service: int = 0  # 0 is every service


class World(NamedTuple):
    """Everything committed, and every lock that is held."""

    pauses: frozenset[Pause] = frozenset()
    # Pauses, moves and changes whose COMMIT has returned to their caller: from then on nothing may pass.
    returned: frozenset[str] = frozenset()
    parent: int = HERE  # of PLACE, where the request's agency is
    service: int = SERVICE_A  # of the request
    rows: frozenset[tuple[int, str]] = frozenset()  # requests whose row is held, and by whom
    shared: frozenset[tuple[int, str]] = frozenset()
    exclusive: frozenset[tuple[int, str]] = frozenset()
    leaked: bool = False
    passed: int = 0
    refused: int = 0

    @property
    def above(self) -> tuple[int, ...]:
        """The request's jurisdiction and what it is part of, ascending."""
        return tuple(sorted({ROOT, self.parent, PLACE}))

    def row_is_free(self, request: int, me: str) -> bool:
        return all(held != request or who == me for held, who in self.rows)

    def held(self, above: tuple[int, ...], service: int, pauses: frozenset[Pause]) -> bool:
        """Whether one of these pauses covers a request there."""
        return any(pause.place in above and pause.service in {0, service} for pause in pauses)

    def must_not_pass(self) -> bool:
        """Whether a pause that covers the request now has been in force for everybody, as all COMMITs say."""
        told = frozenset(pause for pause in self.pauses if pause.name in self.returned)
        above = self.above if "move" in self.returned or self.parent == HERE else (ROOT, PLACE)
        service = self.service if "change" in self.returned or self.service == SERVICE_A else SERVICE_A
        return self.held(above, service, told)


class Actor(NamedTuple):
    """One transaction: which program, how far it is, what it has read."""

    name: str
    program: str
    at: str = "begin"
    reads: Any = ()
    request: int = 1


class State(NamedTuple):
    """One moment."""

    world: World
    actors: tuple[Actor, ...]
