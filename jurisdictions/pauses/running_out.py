"""Statutory clocks that a pause makes run out, told by a room above: pauses themselves know no clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from jurisdictions.pauses.scope import PauseScope
from portal.accounts.models import User


@dataclass(frozen=True)
class DueClock:
    """One clock that a law set. `reference` and `url` of its request are empty for who may not see it."""

    name: str
    source: str
    due_at: datetime
    reference: str = ""
    url: str = ""


@dataclass(frozen=True)
class RunningOut:
    """Clocks of requests that would be held, due from now on and before the day of review, in UTC.

    `spans` are the first days of weeks or months, each with its number; one without clocks is left out.
    """

    before: date
    number: int = 0
    span: Literal["week", "month"] = "week"
    spans: list[tuple[date, int]] = field(default_factory=list)
    first: list[DueClock] = field(default_factory=list)

    @property
    def is_more(self) -> bool:
        """Whether there are more of them than `first` names."""
        return self.number > len(self.first)


Answer = Callable[[PauseScope, date, User, datetime | None], RunningOut]
_answers: list[Answer] = []


def answers_what_runs_out(function: Answer) -> Answer:
    """Register the function of the room that keeps clocks."""
    _answers[:] = [function]
    return function


def running_out(
    scope: PauseScope, before: date, reader: User, new_from: datetime | None = None
) -> RunningOut | None:
    """What a pause of this scope, reviewed on that day, makes run out; None: nobody knows.

    On new requests only, they count as new from `new_from` on, or from now.
    """
    return _answers[0](scope, before, reader, new_from) if _answers else None
