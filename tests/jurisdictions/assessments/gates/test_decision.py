"""Options and decision: what each way to decide must have before anybody signs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.assessments.models import (
    AdvicePoint,
    Consultation,
    ExceptionRule,
    MachineDraft,
    Option,
    PerRequestCondition,
    Recommendation,
)
from jurisdictions.assessments.models.words import Head
from tests.factories.assessments import consultation
from tests.factories.people import person
from tests.jurisdictions.assessments.law_facts import conclusion

pytestmark = pytest.mark.django_db


def days(number):
    return timezone.now().date() + timedelta(days=number)


def option(desk, choice):
    return Option.objects.get(assessment=desk.found, choice=choice)


@pytest.mark.requirement("R64", "R47")
def test_three_options_are_assessed_and_refusing_speaks_of_victims_and_staff(desk):
    desk.asks("three_options")
    for choice in ("keep", "refuse"):
        assert f"option:{option(desk, choice).pk}" in [anchor for _section, anchor in desk.places()]
        desk.change(option(desk, choice), for_people="Users wait.")
    assert desk.places() == [("options", f"option:{option(desk, 'refuse').pk}")]
    desk.change(option(desk, "refuse"), crime_victims="Some wait.", staff_safety="Two are in reach.")
    assert desk.places() == []
    desk.found.options.filter(choice="lift").delete()
    assert "3 options at least" in desk.words()


@pytest.mark.requirement("R65")
def test_a_decision_has_reasons_for_it_and_against_the_others(desk):
    desk.asks("decided").write(reasons=" ", rejected_because="")
    assert desk.places() == [
        ("decision", "assessment:reasons"),
        ("decision", "assessment:rejected_because"),
    ]
    desk.write(reasons="The measure holds.", rejected_because="They harm more.", decision="widen")
    assert "none of the options" in desk.words()


@pytest.mark.requirement("R68")
@pytest.mark.parametrize(("end", "blocks"), [(None, True), (-1, True), (90, False), (181, True)])
def test_to_keep_ends_on_a_day_within_half_a_year(desk, end, blocks):
    desk.asks("keep_ends", "never_indefinite")
    desk.write(decision="keep", conditions="None.", next_review_on=days(30))
    desk.write(expires_on=None if end is None else days(end))
    assert desk.places() == ([("decision", "assessment:expires_on")] if blocks else [])


@pytest.mark.requirement("R68")
def test_to_keep_says_why_it_is_still_undecided(desk):
    desk.asks("keep_explained").write(decision="keep")
    assert desk.places() == [("decision", "assessment:undecided_because")]
    desk.write(undecided_because="The first rulings are awaited.")
    assert desk.places() == []


@pytest.mark.requirement("R68", "R80")
def test_no_decision_is_for_ever(desk):
    desk.asks("never_indefinite")
    assert len(desk.places()) == 3
    desk.write(conditions="Counsel reads each.", next_review_on=days(-1), expires_on=days(300))
    assert desk.places() == [("decision", "assessment:next_review_on")]
    desk.write(next_review_on=days(100))
    assert desk.places() == []


@pytest.mark.requirement("R67", "R69")
@pytest.mark.parametrize("choice", ["refuse", "mlat"])
def test_a_refusal_is_planned_with_exposure_staff_way_back_and_exceptions(desk, choice):
    desk.asks("refusal_planned").write(decision=choice)
    assert len(desk.places()) == 4
    desk.write(legal_exposure="Fines.", staff_plan="Nobody is left there.", reopened_when="A court rules.")
    assert desk.places() == [("decision", "exceptionrule")]
    facts = {"criteria": "A life hangs on it.", "approved_by": "Two of counsel", "logged": "In the ledger."}
    desk.add(ExceptionRule, kind="threat_to_life", **facts)
    assert desk.places() == []


@pytest.mark.requirement("R66")
@pytest.mark.parametrize("choice", ["lift", "lift_with_conditions", "narrow"])
@pytest.mark.parametrize("head", [Head.JUDICIAL, Head.REMEDY])
def test_nothing_is_freed_without_a_judge_or_a_remedy_unless_each_request_brings_it(desk, choice, head):
    desk.asks("free_covered").write(decision=choice)
    conclusion(desk, head, "not_met")
    assert desk.places() == [("decision", "perrequestcondition")]
    desk.add(PerRequestCondition, covers=head, condition="A judge's order is attached.")
    assert desk.places() == []


@pytest.mark.requirement("R66")
def test_to_keep_needs_no_verified_measure_to_lift_does(desk):
    desk.asks("free_verified", "free_covered")
    desk.change(desk.found.measures.get(), status="running")
    conclusion(desk, Head.REMEDY, "not_met")
    assert len(desk.places()) == 2
    desk.write(decision="keep")
    assert desk.places() == []


@pytest.mark.requirement("R70")
def test_complicity_in_the_gravest_goes_to_counsel(desk):
    desk.asks("counsel_heard")
    assert desk.places() == [("consultations", "consultation"), ("decision", "assessment:complicity")]
    desk.write(complicity="Counsel sees none while each order is read.")
    desk.add(Consultation, **consultation(consultee_class="own_counsel"))
    assert desk.places() == []


@pytest.mark.requirement("R70")
def test_what_we_have_no_part_in_is_not_complicity(desk):
    desk.asks("counsel_heard")
    desk.change(desk.found.impacts.get(), involvement="none")
    assert desk.places() == []


@pytest.mark.requirement("R60", "R52")
def test_each_point_of_advice_and_each_recommendation_is_answered_with_a_reason(desk):
    desk.asks("advice_answered")
    point = desk.add(
        AdvicePoint, consultation=desk.found.consultations.first(), text="Wait.", response="rejected"
    )
    told = desk.add(Recommendation, by="A committee", text="Publish it.", response_reason="It is right.")
    assert [anchor for _section, anchor in desk.places()] == [
        f"advicepoint:{point.pk}",
        f"recommendation:{told.pk}",
    ]
    desk.change(point, response_reason="The measure answers it.")
    desk.change(told, response="implement")
    assert desk.places() == []


@pytest.mark.requirement("R56")
def test_without_anybody_affected_one_says_why_and_what_instead(desk):
    desk.asks("consulted")
    desk.found.consultations.filter(consultee_class="proxy").delete()
    assert desk.places() == [("consultations", "assessment:why_no_rightsholder")]
    desk.write(why_no_rightsholder="It would endanger them; two unions read the draft.")
    assert desk.places() == []


@pytest.mark.requirement("R62")
def test_two_experts_of_one_house_are_no_two_organisations(desk):
    desk.asks("consulted")
    desk.found.consultations.update(organisation="Institute of Examples")
    assert "1 organisations of experts of at least 2" in desk.words()
    desk.found.consultations.update(from_region=False)
    assert "from or of the region" in desk.words()


@pytest.mark.requirement("R28")
def test_a_person_adopts_what_a_machine_drafted(desk):
    desk.asks("drafts_adopted")
    draft = desk.add(MachineDraft, about="assessment:reasons", tool="A made-up machine")
    assert desk.places() == [("evidence", f"machinedraft:{draft.pk}")]
    desk.change(draft, adopted_by=person())
    assert desk.places() == []


@pytest.mark.requirement("R80")
def test_the_severer_what_is_left_the_sooner_one_looks_again(desk):
    review = [{"severity": 4, "days": 30}, {"severity": 1, "days": 200}]
    desk.asks("never_indefinite", review=review)
    desk.write(conditions="Counsel reads each.", next_review_on=days(100), expires_on=days(150))
    assert desk.places() == []
    desk.change(desk.found.impacts.get(), residual_scale=4)
    assert "Severity 4 is left after measures: review it within 30 days." in desk.words()
    desk.write(next_review_on=days(30))
    assert desk.places() == []
