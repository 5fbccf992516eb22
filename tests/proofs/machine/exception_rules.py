"""Exceptions are asked for, granted by two teams, and refused."""

from typing import Any

from hypothesis import strategies as some

from tests.proofs.machine import excepting
from tests.proofs.machine.cast import KINDS
from tests.proofs.machine.deeds import deed
from tests.proofs.machine.draws import NUMBER, pick
from tests.proofs.machine.machine import Desk

ANSWERERS = some.permutations(["Lena", "Amy", "Bo", "Cy"])


class ExceptionRules(Desk):
    """One request passes one pause."""

    @deed(needs="pauses", who=NUMBER, case=NUMBER, number=NUMBER, kind=some.sampled_from(KINDS))
    def an_exception_is_asked_for(self, who: int, case: int, number: int, kind: str) -> None:
        pause = pick(list(self.oracle.pauses.values()), number)
        by = pick(self.cast.with_right("review"), who)
        self.attempt(excepting.asking(self.oracle, by, pick(self.cases, case), pause, kind))

    @deed(
        often=2,
        needs="held_with_exceptions",
        number=NUMBER,
        people=ANSWERERS,
    )
    def a_held_request_is_excepted(self, number: int, people: list[str]) -> None:
        case, pause = pick(self.held_with_exceptions, number)
        kind = min(pause.scope.exceptions)
        if self.attempt(excepting.asking(self.oracle, self.person("Lena"), case, pause, kind)):
            for name in people:
                self.attempt(excepting.granting(self.oracle, self.person(name), self.oracle.uses[-1]))

    @deed(needs="uses", who=NUMBER, number=NUMBER, yes=some.sampled_from([True, True, False]))
    def an_exception_is_answered(self, who: int, number: int, yes: bool) -> None:
        by, use = pick(self.cast.with_right("approve"), who), pick(self.uses, number)
        answer = excepting.granting if yes else excepting.refusing
        self.attempt(answer(self.oracle, by, use))

    @property
    def held_with_exceptions(self) -> list[Any]:
        """Each request with each pause that holds it and knows exceptions."""
        return [
            (case, self.oracle.pauses[pk])
            for case in self.cases
            for pk in self.oracle.holding(case, "production")
            if self.oracle.pauses[pk].scope.exceptions
        ]
