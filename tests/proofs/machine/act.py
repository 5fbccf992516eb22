"""One act on both sides: what the oracle expects, what the product does, and how the oracle goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.acts.refusals import Refusal

# The kinds of acts that record a step which a pause may hold.
GUARDED = ("claim", "decide", "approve", "produce", "hand over")

Answer = type[Refusal] | None
Check = Callable[[], Answer]


class Difference(AssertionError):
    """The product and the oracle do not agree."""


@dataclass
class Act:
    """`expected` is the refusal the oracle expects, or None where the act passes."""

    kind: str
    words: str
    expected: Check
    perform: Callable[[], Any]
    goes_on: Callable[[Any], None]


@dataclass(frozen=True)
class Outcome:
    """What the product answered."""

    refusal: Refusal | None = None
    value: Any = None

    @property
    def answer(self) -> Answer:
        return type(self.refusal) if self.refusal else None

    @property
    def word(self) -> str:
        return type(self.refusal).__name__ if self.refusal else "passed"


def outcome_of(act: Act) -> Outcome:
    """Let the product do it. Anything but a Refusal is an error of the product and ends the run."""
    try:
        return Outcome(value=act.perform())
    except Refusal as refusal:
        return Outcome(refusal)
