"""What may happen at the desk and around it: work, by the right people and by others; moves; time."""

from typing import Any

from hypothesis import strategies as some

from tests.proofs.machine import around, counts, desk, handing
from tests.proofs.machine.act import Act
from tests.proofs.machine.cast import Person
from tests.proofs.machine.clock import step
from tests.proofs.machine.deeds import deed
from tests.proofs.machine.draws import AGO, FACTS, NUMBER, SPAN, pick, pick_by_state
from tests.proofs.machine.machine import Desk
from tests.proofs.machine.records import AFTER_DECISION, Case


class DeskRules(Desk):
    """Requests arrive and are worked on."""

    @deed(often=2, facts=FACTS, ago=AGO)
    def a_request_arrives(self, facts: dict[str, Any], ago: Any) -> None:
        self.arrive(facts, ago)

    @deed(often=3, number=NUMBER, way=NUMBER, steps=some.integers(1, 3))
    def somebody_works(self, number: int, way: int, steps: int) -> None:
        case = pick_by_state(self.cases, number)
        for _step in range(steps):
            self.attempt(self.next_act(case, way))

    @deed(often=2, needs="decided", number=NUMBER, way=NUMBER)
    def somebody_carries_on_what_was_decided(self, number: int, way: int) -> None:
        self.attempt(self.next_act(pick(self.decided, number), way))

    @deed(often=2, who=NUMBER, queue=some.sampled_from(["all", "line", "urgent"]))
    def somebody_takes_the_next(self, who: int, queue: str) -> None:
        of = {"all": None, "line": self.cast.line, "urgent": self.cast.urgent}[queue]
        by = pick(self.cast.with_right("review"), who)
        held = counts.held(self.oracle, by, {of} if of else by.queues)
        if self.attempt(desk.taking_next(self.oracle, by, of)):
            self.tally["take next: past held requests"] += bool(held)
        else:
            self.tally["take next: all are held"] += bool(held)

    @deed(often=2, who=NUMBER, number=NUMBER, what=NUMBER)
    def anybody_tries_anything(self, who: int, number: int, what: int) -> None:
        person = pick(list(self.cast.people.values()), who)
        self.attempt(pick(self.acts_on(person, pick_by_state(self.cases, number)), what))

    @deed(needs="in_hand", number=NUMBER, waits=some.booleans())
    def a_holder_gives_back_or_asks(self, number: int, waits: bool) -> None:
        case = pick(self.in_hand, number)
        holder = self.person(case.holder)
        self.attempt(desk.clarifying(self.oracle, holder, case) if waits else desk.releasing(holder, case))

    @property
    def in_hand(self) -> list[Case]:
        return [case for case in self.cases if case.holder]

    @property
    def decided(self) -> list[Case]:
        """Requests with a decision that may still be carried out."""
        return [case for case in self.cases if case.state in AFTER_DECISION | {"delivered"}]

    def acts_on(self, person: Person, case: Case) -> list[Act]:
        oracle = self.oracle
        acts = [
            desk.claiming(oracle, person, case),
            desk.releasing(person, case),
            desk.clarifying(oracle, person, case),
            desk.deciding(oracle, person, case, "partial"),
            desk.deciding(oracle, person, case, "no_data"),
            handing.producing(oracle, person, case),
            handing.turning_away(oracle, person, case),
            handing.closing_delivered(oracle, person, case),
        ]
        for decision in case.decisions[-2:]:
            acts.append(handing.approving(oracle, person, case, decision))
            acts.append(handing.sending_back(oracle, person, case, decision))
        for link in case.productions[-2:]:
            acts.append(handing.handing_over(oracle, case, link))
            acts.append(handing.withdrawing(oracle, person, case, link))
        return acts


class WorldRules(Desk):
    """The tree changes, time passes, the desk's jobs run."""

    @deed(often=2, place=NUMBER, parent=NUMBER)
    def a_jurisdiction_moves(self, place: int, parent: int) -> None:
        places, parents = sorted(self.cast.places), sorted(self.oracle.above)
        self.attempt(around.moving(self.oracle, self.cast, pick(places, place), pick(parents, parent)))

    @deed(span=SPAN, jobs=some.booleans())
    def time_passes(self, span: Any, jobs: bool) -> None:
        step(self.oracle, span)
        if jobs:
            self.attempt(around.jobs(self.oracle))

    @deed(again=some.booleans())
    def the_jobs_run(self, again: bool) -> None:
        for _time in range(1 + again):
            self.attempt(around.jobs(self.oracle))
