"""How many requests a pause is to expect a month, told from history by the rooms above."""

from collections.abc import Callable
from dataclasses import dataclass, field

from jurisdictions.pauses.scope import PauseScope


@dataclass(frozen=True)
class Expected:
    """Requests a month, and the words of where that comes from.

    `a_month` is None where the source left its numbers blank: blank is not nought. `blank` names whose
    numbers those are.
    """

    a_month: float | None
    source: str
    blank: list[str] = field(default_factory=list)

    @property
    def is_few(self) -> bool:
        """Some, and fewer than one a month."""
        return self.a_month is not None and 0 < self.a_month < 1


Source = Callable[[PauseScope], Expected | None]
_sources: list[tuple[int, Source]] = []


def source_of_history(order: int) -> Callable[[Source], Source]:
    """Register a source; it answers None where its history says nothing about the scope."""

    def register(function: Source) -> Source:
        _sources[:] = sorted([*_sources, (order, function)], key=lambda entry: entry[0])
        return function

    return register


def expected(scope: PauseScope) -> Expected | None:
    """What the first source that knows anything says, or None."""
    for _order, source in _sources:
        if (found := source(scope)) is not None:
            return found
    return None
