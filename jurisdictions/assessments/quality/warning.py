"""One thing that deserves a second look, and how a check for such things is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.gates.gate import stands_in


@dataclass(frozen=True)
class Warning_:  # noqa: N801 -- Warning is Python's own
    """What looks weak and why, the section, and the field or row on that page. It blocks nothing."""

    section: str
    text: str
    anchor: str = ""
    field: str = ""

    @property
    def place(self) -> str:
        """The path of the field where one is known, of the row otherwise."""
        return f"{self.anchor}.{self.field}" if self.field else self.anchor


Look = Callable[[Facts], Iterator[Warning_]]
CHECKS: list[tuple[tuple[str, ...], Look]] = []


def warns(*needs: str) -> Callable[[Look], Look]:
    """`@warns("measure")`: looked at only where the template has the rows or fields named."""

    def put(look: Look) -> Look:
        CHECKS.append((needs, look))
        return look

    return put


def found_by(facts: Facts) -> Iterator[Warning_]:
    """What all checks find, in no order."""
    for needs, look in CHECKS:
        if all(stands_in(facts.asked, name) for name in needs):
            yield from look(facts)
