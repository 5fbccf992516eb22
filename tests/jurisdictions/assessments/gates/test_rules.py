"""The template switches rules on, and a rule asks only for what stands on a page."""

import pytest

from jurisdictions.assessments.gates.gate import GATES
from jurisdictions.assessments.gates.rules import RAPID, Rule
from jurisdictions.assessments.questionnaire import Questionnaire
from tests.jurisdictions.assessments.law_facts import article

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


@pytest.mark.requirement("R02", "R34")
def test_fields_that_join_rows_can_be_needed_too(desk):
    desk.asks(fields={"assessment.governs": {"gate": "M"}, "impact.provisions": {"gate": "M"}})
    impact = desk.found.impacts.get()
    assert desk.places() == [("impacts", f"impact:{impact.pk}")]
    desk.change(impact, provisions=[article(desk)])
    assert desk.places() == []
    desk.found.governs.clear()
    assert desk.places() == [("trigger", "assessment:governs")]


@pytest.mark.requirement("R75")
def test_what_the_template_needs_leads_to_its_field_or_row(desk):
    desk.asks(fields={"assessment.limits": {"gate": "M"}}, rows={"source": {"least": 1}})
    assert desk.places() == [("trigger", "assessment:limits"), ("evidence", "source")]


def test_what_the_template_needs_anyway_is_said_once(desk):
    desk.asks("decided", fields={"assessment.reasons": {"gate": "M"}}).write(reasons="")
    assert desk.places() == [("decision", "assessment:reasons")]
