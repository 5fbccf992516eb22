"""The law under test: no silent blank, no answer without what it rests on."""

import pytest

from jurisdictions.assessments.models import LegalFinding
from jurisdictions.assessments.models.words import Basis, Head
from tests.jurisdictions.assessments.law_facts import article, cite, conclusion, finding

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R12", "R13")
def test_a_set_of_tests_is_chosen(desk):
    desk.asks("test_set_chosen")
    assert desk.places() == [("law", "assessment:test_sets")]
    desk.write(test_sets=["SMALL"])
    assert desk.places() == []


@pytest.mark.requirement("R13", "R14")
def test_each_criterion_is_answered_as_written_and_as_applied(desk):
    desk.asks("every_criterion").write(test_sets=["SMALL"])
    provision = article(desk)
    assert "Article 43: 4 answers to the tests are missing" in desk.words()
    for criterion in ("S-1", "S-2"):
        finding(desk, provision, criterion, Basis.TEXT)
    assert "2 answers to the tests are missing, first S-1 (As applied)" in desk.words()
    for criterion in ("S-1", "S-2"):
        finding(desk, provision, criterion, Basis.PRACTICE)
    assert desk.places() == []


@pytest.mark.requirement("R13")
def test_a_provision_that_no_agency_relies_on_needs_no_answers(desk):
    desk.asks("every_criterion").write(test_sets=["SMALL"])
    article(desk, relied_on=False)
    assert desk.places() == []


@pytest.mark.requirement("R17")
def test_the_threshold_for_incitement_is_applied_there_and_only_there(desk):
    desk.asks("test_set_fits").write(test_sets=["SMALL", "ONLY"])
    assert "“A made-up threshold” is only for one case" in desk.words()
    desk.write(test_sets=["SMALL"], incitement=True)
    assert "apply “A made-up threshold”" in desk.words()
    desk.write(test_sets=["SMALL", "ONLY"])
    assert desk.places() == []


@pytest.mark.requirement("R13", "R25")
def test_what_is_found_met_has_a_source_that_supports_it(desk):
    desk.asks("findings_backed")
    found = finding(desk, article(desk), answer="met")
    path = f"legalfinding:{found.pk}"
    cite(desk, path, stance="contradicts")
    assert desk.places() == [("law", path)]
    cite(desk, path)
    assert desk.places() == []


@pytest.mark.requirement("R13")
@pytest.mark.parametrize("answer", ["partly", "not_met", "cannot_tell"])
def test_blanks_are_no_reasoning(desk, answer):
    desk.asks("findings_backed")
    found = finding(desk, article(desk), answer=answer)
    assert desk.places() == []
    LegalFinding.objects.filter(pk=found.pk).update(reasoning="  ")
    assert desk.places() == [("law", f"legalfinding:{found.pk}")]


@pytest.mark.requirement("R16")
def test_judge_oversight_notice_and_remedy_are_concluded_one_by_one(desk):
    desk.asks("every_head")
    apart = {Head.JUDICIAL, Head.OVERSIGHT, Head.NOTICE, Head.REMEDY}
    for head in set(Head) - apart:
        conclusion(desk, head)
    for head in apart:
        assert str(head.label) in desk.words()
        conclusion(desk, head)
    assert desk.places() == []


@pytest.mark.requirement("R23", "R25", "R27")
@pytest.mark.parametrize("grade", ["D1", "A4", "F6", "C4"])
def test_a_conclusion_on_a_weak_source_blocks(desk, grade):
    desk.asks("claims_graded").write(decision="keep")
    desk.found.impacts.get()
    desk.change(desk.found.impacts.get(), gap="Nobody published figures.")
    path = f"conclusion:{conclusion(desk).pk}"
    cite(desk, path, grade)
    assert desk.places() == [("law", path)]
    cite(desk, path, "C3")
    assert desk.places() == []


@pytest.mark.requirement("R25", "R27")
def test_a_severe_impact_has_a_source_or_says_what_is_missing(desk):
    desk.asks("claims_graded")
    impact = desk.found.impacts.get()
    assert desk.places() == [("impacts", f"impact:{impact.pk}")]
    cite(desk, f"impact:{impact.pk}.scale", "B2")
    assert desk.places() == []
    desk.found.citations.all().delete()
    assert desk.places() != []
    desk.change(impact, gap="Nobody was allowed to visit.")
    assert desk.places() == []
