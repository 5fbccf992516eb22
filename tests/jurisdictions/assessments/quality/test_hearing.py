"""Whether people were heard and answered, and what the record leaves empty."""

import pytest

from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import AdvicePoint, Consultation, PeopleAffected
from jurisdictions.assessments.quality import hearing, record, warnings
from tests.factories.assessments import consultation

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R92")]


@pytest.fixture(autouse=True)
def every_page(desk):
    desk.asks()


def found(desk, look):
    return [warning.anchor for warning in look(Facts(desk.found))]


@pytest.mark.requirement("R55")
def test_a_proxy_is_no_rightsholder(desk):
    assert found(desk, hearing.nobody_affected_spoke) == ["consultation"]
    desk.add(Consultation, **consultation(consultee_class="rightsholder"))
    assert found(desk, hearing.nobody_affected_spoke) == []


@pytest.mark.requirement("R55")
def test_classes_that_were_not_heard_are_named(desk):
    text = next(hearing.classes_missing(Facts(desk.found))).text
    assert text == "Not heard: Duty-bearer, Multi-stakeholder body, Own counsel."
    for kind in ("duty_bearer", "multi_stakeholder", "own_counsel"):
        desk.add(Consultation, **consultation(consultee_class=kind))
    assert found(desk, hearing.classes_missing) == []


@pytest.mark.requirement("R61")
def test_who_gave_advice_is_told_what_came_of_it(desk):
    rows = list(desk.found.consultations.all())
    assert found(desk, hearing.without_feedback) == [f"consultation:{row.pk}" for row in rows]
    for row in rows:
        desk.change(row, feedback_on="2026-06-01")
    assert found(desk, hearing.without_feedback) == []


@pytest.mark.requirement("R60")
def test_a_word_is_no_reason_to_reject_advice(desk):
    facts = {"consultation": desk.found.consultations.first(), "text": "Wait.", "response": "rejected"}
    row = desk.add(AdvicePoint, response_reason="Impractical.", **facts)
    assert found(desk, hearing.dismissed_in_a_word) == [f"advicepoint:{row.pk}"]
    desk.change(row, response_reason="A year would leave victims without an answer.")
    assert found(desk, hearing.dismissed_in_a_word) == []


@pytest.mark.requirement("R60")
def test_advice_is_taken_apart(desk):
    rows = list(desk.found.consultations.all())
    assert len(found(desk, hearing.advice_in_one_lump)) == len(rows)
    for row in rows:
        desk.add(AdvicePoint, consultation=row, text="Wait.")
    assert found(desk, hearing.advice_in_one_lump) == []


@pytest.mark.requirement("R57")
@pytest.mark.parametrize(
    ("independence", "tied"), [(None, True), (0, True), (1, True), (2, False), (3, False)]
)
def test_an_expert_with_ties_is_hardly_independent(desk, independence, tied):
    experts = desk.found.consultations.filter(consultee_class="independent_expert")
    for row in experts:
        desk.change(row, independence=independence)
    assert found(desk, hearing.an_expert_with_ties) == [f"consultation:{row.pk}" for row in experts if tied]


def test_a_record_says_what_it_leaves_out_and_does_not_know(desk):
    assert found(desk, record.scope_and_limits_empty) == ["assessment:out_of_scope", "assessment:limits"]
    desk.write(out_of_scope="Nothing.", limits="No court file was open to us.")
    assert found(desk, record.scope_and_limits_empty) == []


def test_what_the_template_wishes_for_is_warned_of(desk):
    desk.asks(fields={"assessment.limits": {"gate": "W"}, "measure.target": {"gate": "W"}})
    row = desk.found.measures.get()
    assert found(desk, record.wished_for) == ["assessment:limits"]
    assert found(desk, record.wished_for_in_rows) == [f"measure:{row.pk}"]
    desk.write(limits="No court file was open to us.")
    desk.change(row, target="All of them.")
    assert found(desk, record.wished_for) + found(desk, record.wished_for_in_rows) == []


@pytest.mark.requirement("R32", "R33")
def test_who_is_at_heightened_risk_is_told_apart(desk):
    row = desk.add(PeopleAffected, group="journalists", present="yes", heightened=True, why="Sources.")
    assert found(desk, record.at_risk_without_a_reason) == [f"peopleaffected:{row.pk}"]
    desk.change(row, differs="Women among them are threatened through their children.")
    assert found(desk, record.at_risk_without_a_reason) == []


@pytest.mark.requirement("R40")
def test_an_order_by_hand_is_shown_to_the_signers(desk):
    one = desk.found.impacts.get()
    desk.change(one, rank=1, rank_because="It happens first.")
    assert found(desk, record.an_order_by_hand) == [f"impact:{one.pk}"]


@pytest.mark.requirement("R07")
def test_freeing_what_is_held_after_a_rapid_look_is_shown_to_the_signers(desk):
    assert found(desk, record.freed_after_a_rapid_look) == ["assessment:decision"]
    desk.write(decision="keep")
    assert found(desk, record.freed_after_a_rapid_look) == []


def test_warnings_block_nothing(desk):
    assert len(warnings(desk.found)) > 5
    assert blockers(desk.found) == []
