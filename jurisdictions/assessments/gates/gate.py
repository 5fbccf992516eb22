"""How a gate is written: a function for one rule, asked only where the template has its pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jurisdictions.assessments.gates.blocker import Blocker
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.gates.rules import Rule
from jurisdictions.assessments.questionnaire import Questionnaire

Check = Callable[[Facts], Iterator[Blocker]]


@dataclass(frozen=True)
class Gate:
    """One rule and the function that looks whether it holds."""

    rule: Rule
    needs: tuple[str, ...]
    check: Check

    def applies(self, asked: Questionnaire) -> bool:
        """Whether the template switches it on and has the pages on which it could be met."""
        return self.rule in asked.rules and all(stands_in(asked, name) for name in self.needs)


GATES: list[Gate] = []


def gate(rule: Rule, *needs: str) -> Callable[[Check], Check]:
    """`@gate(Rule.EVERY_HEAD, "conclusion")`: the rows or fields (`impact.option`) it needs."""

    def put(check: Check) -> Check:
        GATES.append(Gate(rule, needs, check))
        return check

    return put


def stands_in(asked: Questionnaire, name: str) -> bool:
    """Whether a kind of row, or one field of it, is asked for on a page of the template."""
    kind, _dot, field = name.partition(".")
    return asked.asks(kind, field) if field else asked.has_rows(kind)
