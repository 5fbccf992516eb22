"""One signal, and how a look for signals is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jurisdictions.assessments.watching.models import Watch, WatchKind


@dataclass(frozen=True)
class Signal:
    """Something that was seen; the same thing has the same key whenever it is seen."""

    key: str
    what: str


Look = Callable[[Watch], Iterator[Signal]]
LOOKS: dict[str, Look] = {}


def looks_for(kind: WatchKind) -> Callable[[Look], Look]:
    """`@looks_for(WatchKind.LAW)`: a function that finds signals by the state of things, not by time."""

    def put(look: Look) -> Look:
        LOOKS[kind] = look
        return look

    return put
