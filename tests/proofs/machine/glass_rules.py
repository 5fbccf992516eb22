"""The glass is broken, the hours run out or are cut short, and somebody works meanwhile."""

from typing import Any

from hypothesis import strategies as some

from tests.proofs.machine import glass
from tests.proofs.machine.cast import Person
from tests.proofs.machine.clock import TICK, step
from tests.proofs.machine.deeds import deed
from tests.proofs.machine.draws import NUMBER, WAY, pick, pick_by_state
from tests.proofs.machine.race_rules import RaceRules
from tests.proofs.machine.records import Glass, Pause
from tests.proofs.machine.scopes import narrowed

HOURS = some.sampled_from([1, 2, 4, 72])
ANY_HOURS = some.sampled_from([0, 1, 2, 72, 73])
ANSWER = some.sampled_from(["yes", "yes", "unread", "no"])
# Mostly lifted, else a narrower one stands meanwhile.
MEANWHILE = some.sampled_from(["", ""]) | WAY


class GlassRules(RaceRules):
    """One executive asks, another one answers; a pause that was freed begins again."""

    def executive(self, number: int) -> Person:
        return pick(self.cast.with_right("executive"), number)

    @deed(needs="pauses", who=NUMBER, number=NUMBER, hours=ANY_HOURS, way=MEANWHILE)
    def an_executive_asks_to_break_the_glass(self, who: int, number: int, hours: int, way: str) -> None:
        reviewer = pick(["Rhea", "Rhea", "Rhea", "Ola", "Eva"], number // 8)
        self.attempt(self.asked(self.executive(who), pick(self.pauses, number), hours, reviewer, way))

    @deed(needs="glasses", who=NUMBER, number=NUMBER, answer=ANSWER)
    def an_executive_answers(self, who: int, number: int, answer: str) -> None:
        by, asked = self.executive(who), pick(self.glasses, number)
        if answer == "no":
            self.attempt(glass.declining(self.oracle, by, asked))
        else:
            self.attempt(self.confirmed(by, asked, read=answer == "yes"))

    @deed(often=2, needs="pauses", number=NUMBER, hours=HOURS, way=MEANWHILE)
    def two_executives_break_the_glass(self, number: int, hours: int, way: str) -> None:
        if asked := self.asked_for(number, hours, way):
            self.attempt(self.confirmed(self.other(asked), asked))

    @deed(needs="pauses", number=NUMBER, way=NUMBER, hours=HOURS)
    def a_broken_glass_overtakes_a_step(self, number: int, way: int, hours: int) -> None:
        """A step that begins before the glass is broken waits for it, and then passes."""
        if asked := self.asked_for(number, hours, ""):
            ours = self.confirmed(self.other(asked), asked)
            self.both(ours, self.next_act(pick_by_state(self.cases, way), way))

    @deed(often=2, needs="resting", number=NUMBER, way=NUMBER)
    def the_hours_run_out(self, number: int, way: int) -> None:
        """Nobody does anything, and from that moment on nothing that it covers passes."""
        again = pick(self.resting, number)
        step(self.oracle, round((again.begins - self.oracle.now) / TICK) * TICK)
        self.attempt(self.next_act(pick_by_state(self.cases, way), way))

    @deed(needs="pauses", who=NUMBER, number=NUMBER)
    def somebody_lets_it_begin_again(self, who: int, number: int) -> None:
        people = [one for one in self.cast.people.values() if one.rights & {"pause", "executive"}]
        again = pick(self.resting or self.pauses, number)
        self.attempt(glass.beginning_again(self.oracle, pick(people, who), again))

    @deed(needs="resting", number=NUMBER, way=NUMBER)
    def a_pause_that_begins_again_overtakes_a_step(self, number: int, way: int) -> None:
        ours = glass.beginning_again(self.oracle, self.person("Ola"), pick(self.resting, number))
        self.both(ours, self.next_act(pick_by_state(self.cases, way), way))

    @property
    def glasses(self) -> list[Glass]:
        """The newest first."""
        return self.oracle.glasses[::-1]

    @property
    def resting(self) -> list[Pause]:
        """Those that were freed and wait to begin again."""
        now = self.oracle.now
        return [one for one in self.oracle.pauses.values() if one.resumes and now < one.begins]

    def asked_for(self, number: int, hours: int, way: str) -> Glass | None:
        made = self.attempt(self.asked(self.person("Eva"), pick(self.pauses, number), hours, "Rhea", way))
        return self.oracle.glasses[-1] if made else None

    def asked(self, by: Person, pause: Pause, hours: int, reviewer: str, way: str) -> Any:
        meanwhile = narrowed(self.oracle, self.cast, pause.scope, way) if way else None
        return glass.asking(self.oracle, by, pause, hours, self.person(reviewer), meanwhile)

    def confirmed(self, by: Person, asked: Glass, *, read: bool = True) -> Any:
        return glass.confirming(self.oracle, self.cast.people, by, asked, read=read)

    def other(self, asked: Glass) -> Person:
        """Xu, unless she decided the pause."""
        return self.person("Ed" if self.oracle.pauses[asked.pause].decided_by == "Xu" else "Xu")
