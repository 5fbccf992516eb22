"""Somebody works while a pause, its end or a move is being committed, and the other way round."""

from typing import Any

from portal.acts.refusals import NotPermitted
from tests.proofs.machine import around, ending
from tests.proofs.machine.act import GUARDED, Act, Difference
from tests.proofs.machine.deeds import deed
from tests.proofs.machine.draws import END, NUMBER, SCOPE, STAGES, WAY, pick, pick_by_state
from tests.proofs.machine.elsewhere import overtake
from tests.proofs.machine.pause_rules import PauseRules


class RaceRules(PauseRules):
    """Another act begins before ours is committed: it waits, and then sees what we did."""

    @deed(number=NUMBER, way=NUMBER, drawn=SCOPE)
    def a_pause_overtakes_a_step(self, number: int, way: int, drawn: dict[str, Any]) -> None:
        case = pick_by_state(self.cases, number)
        self.both(self.pausing_around(drawn, case, way), self.next_act(case, way))

    @deed(number=NUMBER, way=NUMBER, drawn=SCOPE)
    def a_step_overtakes_a_pause(self, number: int, way: int, drawn: dict[str, Any]) -> None:
        """The pause begins only when the step is done: nothing of it falls into the pause."""
        case = pick_by_state(self.cases, number)
        step, pause = self.next_act(case, way), self.pausing_around(drawn, case, way)
        passed, begun, waited = self.both(step, pause)
        if passed and begun and not waited and step.kind in GUARDED:
            raise Difference(f"{pause.words}: it was there before this was visible: {step.words}")

    @deed(needs="pauses", number=NUMBER, way=NUMBER, end=END, how=WAY, plan=STAGES)
    def an_end_overtakes_a_step(
        self, number: int, way: int, end: str, how: str, plan: tuple[int, int]
    ) -> None:
        if proposal := self.proposed(pick(self.pauses, way), end, how, plan):
            ours = ending.confirming(self.oracle, self.person("Per"), proposal)
            self.both(ours, self.next_act(pick_by_state(self.cases, number), way))

    @deed(number=NUMBER, way=NUMBER, place=NUMBER, parent=NUMBER)
    def a_move_overtakes_a_step(self, number: int, way: int, place: int, parent: int) -> None:
        """Permissions are asked before the wait, so it is a move that changes none of them."""
        moved = pick(sorted(self.cast.places), place), pick(sorted(self.oracle.above), parent)
        ours = around.moving(self.oracle, self.cast, *moved)
        theirs = self.next_act(pick_by_state(self.cases, number), way)
        may = theirs.expected() is not NotPermitted
        with around.as_if_moved(self.oracle, *moved):
            may_afterwards = theirs.expected() is not NotPermitted
        if may == may_afterwards:
            self.both(ours, theirs)

    def both(self, ours: Act, theirs: Act) -> tuple[Any, Any, bool]:
        """What ours and theirs made, and whether theirs waited for ours."""
        passed, outcome, waited = overtake(lambda: self.attempt(ours), theirs)
        self.tally["waited" if waited else "did not wait"] += 1
        return passed, self.settle(theirs, theirs.expected(), outcome), waited
