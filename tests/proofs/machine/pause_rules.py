"""Pauses begin, are confirmed, change and end."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as some

from tests.proofs.machine import ending, pausing
from tests.proofs.machine.act import Act
from tests.proofs.machine.cast import Person
from tests.proofs.machine.clock import TICK
from tests.proofs.machine.deeds import deed
from tests.proofs.machine.draws import (
    END,
    NUMBER,
    SCOPE,
    STAGES,
    START,
    WAY,
    fitted,
    pick,
    pick_by_state,
    scope_of,
    tidy,
)
from tests.proofs.machine.machine import Desk
from tests.proofs.machine.records import Case, Pause, Proposal, Scope
from tests.proofs.machine.scopes import converted, loosened, narrowed

LONG = 100 * TICK
# The states from which a guarded step is taken, in the order of the work.
BEFORE_A_STEP = ["received", "in_review", "proposed", "approved", "produced"]
# Fewest requests wait for their file: chance is to begin with those.
BEFORE = some.sampled_from(["approved", "produced", "proposed", "in_review", "received"])


class PauseRules(Desk):
    """One officer begins, countersigns and widens; two end."""

    def officer(self, number: int) -> Person:
        return pick(self.cast.with_right("pause"), number)

    def scope(self, drawn: dict[str, Any], number: int) -> Scope:
        """Mostly around a request, else anywhere; without contradictions."""
        scope = scope_of(drawn, self.cast)
        if self.cases and number % 8:
            scope = self.around(scope, pick(self.cases, number // 8), number // 64)
        return tidy(scope, self.oracle)

    def pausing_around(self, drawn: dict[str, Any], case: Case, number: int) -> Act:
        """A pause at once that may well meet this request."""
        scope = tidy(self.around(scope_of(drawn, self.cast), case, number), self.oracle)
        return pausing.beginning(self.oracle, self.cast, self.person("Ola"), scope)

    def around(self, scope: Scope, case: Case, number: int) -> Scope:
        end = case.user_place if scope.nexus == "user" and case.user_place else case.place
        above = [place for place in self.oracle.upwards(end) if place != self.cast.world]
        return fitted(scope, case, pick(above, number))

    @deed(often=2, who=NUMBER, drawn=SCOPE, number=NUMBER, start=START)
    def somebody_pauses(self, who: int, drawn: dict[str, Any], number: int, start: timedelta) -> None:
        scope = self.scope(drawn, number)
        self.attempt(pausing.beginning(self.oracle, self.cast, self.officer(who), scope, start))

    @deed(often=4, drawn=SCOPE, number=NUMBER, way=NUMBER, before=BEFORE)
    def a_pause_meets_a_step(self, drawn: dict[str, Any], number: int, way: int, before: str) -> None:
        """Each guarded step as often as the other, however few requests come that far by themselves."""
        case = self.brought_to(before, number, way)
        self.attempt(self.pausing_around(drawn, case, way))
        self.attempt(self.next_act(case, way))

    def brought_to(self, state: str, number: int, way: int) -> Case:
        """One of the nearest requests that have not come further, worked on until it is there."""
        wanted = BEFORE_A_STEP.index(state)
        before = [case for case in self.cases if case.state in BEFORE_A_STEP[: wanted + 1]]
        nearest = max((BEFORE_A_STEP.index(case.state) for case in before), default=-1)
        near = [case for case in before if case.state == BEFORE_A_STEP[max(0, nearest)]]
        case = pick(near, number) if near else pick_by_state(self.cases, number)
        while near and case.state != state and self.attempt(self.next_act(case, way)):
            way = 0  # decided in full, so that it goes on
        return case

    @deed(often=2, drawn=SCOPE, number=NUMBER, way=NUMBER)
    def a_pause_meets_work(self, drawn: dict[str, Any], number: int, way: int) -> None:
        """Somebody has it in hand, it waits for a second word, its file is made: there a pause finds it."""
        case = pick_by_state(self.cases, number)
        if case.state == "received" and way % 2:
            self.attempt(self.next_act(case, way))
        self.attempt(self.pausing_around(drawn, case, way))
        self.attempt(self.next_act(case, way))

    @deed(who=NUMBER, drawn=SCOPE)
    def somebody_pauses_without_care(self, who: int, drawn: dict[str, Any]) -> None:
        """The scope may contradict itself, or be there already."""
        scope = scope_of(drawn, self.cast)
        if self.oracle.pauses and who % 2:
            scope = pick(list(self.oracle.pauses.values()), who).scope
        self.attempt(pausing.beginning(self.oracle, self.cast, self.officer(who), scope))

    @deed(needs="pauses", who=NUMBER, number=NUMBER)
    def somebody_countersigns(self, who: int, number: int) -> None:
        self.attempt(pausing.countersigning(self.oracle, self.officer(who), pick(self.pauses, number)))

    @deed(needs="pauses", who=NUMBER, number=NUMBER, way=WAY)
    def somebody_widens(self, who: int, number: int, way: str) -> None:
        pause = pick(self.pauses, number)
        self.attempt(pausing.widening(self.oracle, self.cast, self.officer(who), pause, way))

    @deed(needs="pauses", number=NUMBER, end=END, lasting=some.sampled_from([TICK, LONG]))
    def a_mandate_is_signed(self, number: int, end: str, lasting: timedelta) -> None:
        ending.sign(self.oracle, pick(self.pauses, number), end, lasting)

    @deed(needs="pauses", who=NUMBER, number=NUMBER, end=END, way=WAY, plan=STAGES)
    def an_end_is_proposed(self, who: int, number: int, end: str, way: str, plan: tuple[int, int]) -> None:
        self.attempt(self.proposing(self.officer(who), pick(self.pauses, number), end, way, plan))

    @deed(needs="proposals", who=NUMBER, number=NUMBER, yes=some.sampled_from([True, True, False]))
    def an_end_is_answered(self, who: int, number: int, yes: bool) -> None:
        answer = ending.confirming if yes else ending.declining
        self.attempt(answer(self.oracle, self.officer(who), pick(self.proposals, number)))

    @deed(often=2, needs="pauses", number=NUMBER, end=END, way=WAY, plan=STAGES)
    def two_people_end_a_pause(self, number: int, end: str, way: str, plan: tuple[int, int]) -> None:
        if proposal := self.proposed(pick(self.pauses, number), end, way, plan):
            self.attempt(ending.confirming(self.oracle, self.person("Per"), proposal))

    def proposed(self, pause: Pause, end: str, way: str, plan: tuple[int, int]) -> Proposal | None:
        ending.sign(self.oracle, pause, end, LONG)
        made = self.attempt(self.proposing(self.person("Ola"), pause, end, way, plan))
        return self.oracle.proposals[-1] if made else None

    def proposing(self, by: Person, pause: Pause, end: str, way: str, plan: tuple[int, int]) -> Act:
        if end == "lift":
            return ending.proposing_lift(self.oracle, by, pause, *plan)
        narrow = narrowed(self.oracle, self.cast, pause.scope, way)
        same = loosened(pause.scope) if way == "criteria" else pause.scope
        scope = narrow if end == "narrow" else converted(same)
        return ending.proposing_other(self.oracle, by, pause, scope)
