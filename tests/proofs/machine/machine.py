"""The machine: one desk, one oracle, and the ground of all rules by which chance lets them live."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from hypothesis import note
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.proofs.machine import desk, handing
from tests.proofs.machine.act import Act, Answer, Difference, Outcome, outcome_of
from tests.proofs.machine.cast import Cast, Person
from tests.proofs.machine.compare import compare
from tests.proofs.machine.database import begin_anew
from tests.proofs.machine.deeds import deeds_of
from tests.proofs.machine.draws import FACTS, facts_of, pick
from tests.proofs.machine.oracle import Oracle
from tests.proofs.machine.records import Case, Pause, Proposal, Use

TIDY_EVERY = 20
# Most wait in a queue; some are in hand, decided, approved, or their file is made.
PROGRESS = some.sampled_from([0, 0, 0, 1, 1, 2, 3, 4])


class Desk(RuleBasedStateMachine):
    """The desk as it was remembered, an oracle beside it, and the tally of a run."""

    cast: Cast
    tally: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        begin_anew(tidy=self.tally["examples"] % TIDY_EVERY == 0)
        self.tally["examples"] += 1
        self.steps = 0
        self.oracle = Oracle(self.cast.tree())

    @initialize(drawn=some.lists(some.tuples(FACTS, PROGRESS), min_size=4, max_size=6))
    def some_requests_are_under_way(self, drawn: list[tuple[dict[str, Any], int]]) -> None:
        with self.watched():
            for facts, progress in drawn:
                self.arrive(facts, timedelta())
                for _step in range(progress):
                    self.attempt(self.next_act(self.cases[-1]))

    @rule(data=some.data())
    def something_happens(self, data: some.DataObject) -> None:
        possible = [one for one in deeds_of(type(self)) if one.is_possible(self)]
        deed = data.draw(some.sampled_from(possible), label="deed")
        chosen = data.draw(deed.draws, label=deed.name)
        self.tally["steps"] += 1
        self.steps += 1
        with self.watched():
            deed.does(self, **chosen)
            compare(self.oracle, self.cast, self.steps)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Around everything that may raise a Difference."""
        yield

    @property
    def cases(self) -> list[Case]:
        return list(self.oracle.cases.values())

    @property
    def pauses(self) -> list[Pause]:
        """Those that nobody has ended; all of them where there is none."""
        every = list(self.oracle.pauses.values())
        return [pause for pause in every if pause.ends is None] or every

    @property
    def proposals(self) -> list[Proposal]:
        """The newest first."""
        return self.oracle.proposals[::-1]

    @property
    def uses(self) -> list[Use]:
        """The newest first."""
        return self.oracle.uses[::-1]

    def person(self, name: str) -> Person:
        return self.cast.people[name]

    def attempt(self, act: Act) -> Any:
        """Do it on both sides and compare; returns what the product made, or None where it was refused."""
        expected = act.expected()
        return self.settle(act, expected, outcome_of(act))

    def settle(self, act: Act, expected: Answer, outcome: Outcome) -> Any:
        note(f"  {act.words}: {outcome.word}")
        self.tally[f"{act.kind}: {outcome.word}"] += 1
        if outcome.answer is not expected:
            wanted = expected.__name__ if expected else "passed"
            raise Difference(f"{act.words}: the product says {outcome.word}, the oracle {wanted}")
        if outcome.refusal is not None:
            return None
        try:
            act.goes_on(outcome.value)
        except AssertionError as wrong:
            raise Difference(f"{act.words}: {wrong}") from wrong
        return outcome.value

    def arrive(self, facts: dict[str, Any], ago: timedelta) -> Case | None:
        """A request that came in `ago`; None where Lena may not enter it, for its place was moved away."""
        given, lena = facts_of(facts, self.cast), self.person("Lena")
        made = self.attempt(desk.receiving(self.oracle, self.cast, lena, given, ago))
        return self.oracle.cases[made.pk] if made else None

    def next_act(self, case: Case, number: int = 0) -> Act:
        """The next step of the work on a request, by somebody whose turn it is."""
        oracle = self.oracle
        if case.state == "in_review":
            outcome = pick(["full", "full", "rejected"], number)
            return desk.deciding(oracle, self.person(case.holder), case, outcome)
        if case.state == "proposed":
            decision = case.decisions[-1]
            others = [one for one in self.cast.with_right("approve") if one.name != decision.proposer]
            return handing.approving(oracle, pick(others, number), case, decision)
        if case.state == "approved":
            return handing.producing(oracle, self.person("Lena"), case)
        if case.productions and case.state in {"produced", "delivered", "closed"}:
            return handing.handing_over(oracle, case, case.productions[-1])
        return desk.claiming(oracle, pick(self.cast.with_right("review"), number), case)
