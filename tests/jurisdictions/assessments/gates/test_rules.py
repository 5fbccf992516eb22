"""The template switches rules on, and a rule asks only for what stands on a page."""

import pytest

from jurisdictions.assessments.gates.gate import GATES
from jurisdictions.assessments.gates.rules import RAPID, Rule
from jurisdictions.assessments.questionnaire import Questionnaire

pytestmark = pytest.mark.django_db


def test_no_rule_switched_on_no_gate_blocks(desk):
    desk.asks()
    desk.write(decision="", reasons="")
    assert desk.places() == []


def test_each_rule_has_a_gate_that_says_what_it_is_for():
    assert {gate.rule for gate in GATES} == set(Rule)
    assert all(gate.check.__doc__ for gate in GATES)


@pytest.mark.requirement("R07", "R88")
def test_the_rapid_track_asks_for_few_and_the_others_for_all(desk):
    body = desk.asks().found.template.body
    for code, rules in (("rapid", RAPID), ("full", set(Rule.values)), ("heightened", set(Rule.values))):
        without = {name: part for name, part in body.items() if name != "rules"} | {"code": code}
        assert Questionnaire(without).rules == rules


@pytest.mark.requirement("R88")
def test_what_stands_on_no_page_is_not_asked_for(desk):
    pages = [{"code": "all", "title": "all", "fields": ["title"], "rows": ["impact"]}]
    desk.asks(*Rule.values, sections=pages)
    assert {anchor.partition(":")[0] for _section, anchor in desk.places()} <= {"impact", "assessment"}
