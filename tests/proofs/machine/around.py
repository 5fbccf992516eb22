"""What happens around the desk: a jurisdiction moves in the tree, and the desk's own jobs run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jurisdictions.acts.move import move
from jurisdictions.assessments.break_glass.tasks import tell_of_pauses_in_force_again
from jurisdictions.models import Jurisdiction
from portal.acts.refusals import Invalid
from reviews.desk.tasks import end_stale_claims, return_after_lifts
from tests.proofs.machine.act import Act, Answer
from tests.proofs.machine.cast import Cast
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import AFTER_DECISION, Glass


def moving(oracle: Oracle, cast: Cast, place: int, parent: int) -> Act:
    """Hang a place below another one; pauses reach it there from now on."""

    def expected() -> Answer:
        return Invalid if place in oracle.upwards(parent) else None

    def goes_on(_made: Any) -> None:
        oracle.above[place] = parent

    def perform() -> Jurisdiction:
        return move(None, cast.places[place], Jurisdiction.objects.get(pk=parent))

    words = f"{cast.name(place)} becomes part of {cast.name(parent)}"
    return Act("move", words, expected, perform, goes_on)


@contextmanager
def as_if_moved(oracle: Oracle, place: int, parent: int) -> Iterator[None]:
    """The tree as it would be; a move that is refused changes nothing."""
    before = oracle.above[place]
    if place not in oracle.upwards(parent):
        oracle.above[place] = parent
    yield
    oracle.above[place] = before


def jobs(oracle: Oracle) -> Act:
    """Leases that are over end; what was decided before a lift goes back; who began again is told of."""

    def perform() -> tuple[int, int, int]:
        return end_stale_claims(), return_after_lifts(), tell_of_pauses_in_force_again()

    def goes_on(done: tuple[int, int, int]) -> None:
        now = oracle.now
        stale = [one for one in oracle.cases.values() if one.lease_ends and one.lease_ends <= now]
        for case in stale:
            case.state, case.holder, case.lease_ends = "received", "", None
        late = [
            case
            for case in oracle.cases.values()
            if case.state in AFTER_DECISION and oracle.outlived(case, case.decisions[-1])
        ]
        for case in late:
            case.decisions[-1].settled = True
            case.state = "received"
            for link in case.productions:
                link.revoked = True
        begun = [one for one in oracle.glasses if one.again and not one.told and _has_begun(oracle, one)]
        for glass in begun:
            glass.told = True
        there = len(stale), len(late), len(begun)
        assert done == there, f"the jobs did {done}, there were {there}"

    return Act("jobs", "the desk's jobs run", lambda: None, perform, goes_on)


def _has_begun(oracle: Oracle, glass: Glass) -> bool:
    """The pause that it freed is there again, or was."""
    return oracle.pauses[glass.again or 0].begins <= oracle.now
