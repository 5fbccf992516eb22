"""Impacts and measures: severity is never argued away."""

from datetime import date

import pytest

from jurisdictions.assessments.models import Impact, Measure, Option, Remedy
from tests.factories.assessments import RATED

pytestmark = pytest.mark.django_db

MILD = RATED | {"scale": 2, "residual_scale": 2}


def impact(desk, **facts):
    return desk.add(Impact, **{"statement": "Another one."} | RATED | facts)


def measure(desk, *impacts, **facts):
    facts = {
        "kind": "reduce",
        "text": "Counsel reads.",
        "due": date(2027, 6, 1),
        "owner": desk.author,
    } | facts
    return desk.add(Measure, impacts=list(impacts), **facts)


@pytest.mark.requirement("R38", "R48")
def test_the_severest_needs_a_measure_at_any_likelihood(desk):
    desk.asks("severe_has_measure")
    one = impact(desk, likelihood=1, confidence="high", residual_scale=5)
    assert "Severity 5 without a measure: Another one." in desk.words()
    measure(desk, one)
    assert desk.places() == []


@pytest.mark.requirement("R48", "R51")
@pytest.mark.parametrize("status", ["failed", "dropped"])
def test_a_measure_that_was_given_up_is_none(desk, status):
    desk.asks("severe_has_measure", "lower_has_measure")
    row = desk.found.measures.get()
    desk.change(row, status=status, dropped_because="It did not work.")
    assert [section for section, _anchor in desk.places()] == ["impacts", "measures"]


@pytest.mark.requirement("R37", "R38")
def test_grave_is_acted_on_unless_it_is_surely_remote(desk):
    desk.asks("severe_has_measure")
    one = impact(desk, scale=4, residual_scale=4, likelihood=1, confidence="low")
    assert "Severity 4" in desk.words()
    desk.change(one, confidence="high")
    assert desk.places() == []


@pytest.mark.requirement("R39")
def test_a_good_effect_nets_nothing_off(desk):
    desk.asks("severe_has_measure")
    impact(desk, residual_scale=5)
    before = desk.words()
    impact(desk, statement="Many are helped.", polarity="positive", likelihood=5)
    assert desk.words() == before != ""


@pytest.mark.requirement("R43")
@pytest.mark.parametrize("field", ["residual_scale", "residual_scope", "residual_irremediability"])
def test_no_rating_falls_without_a_measure(desk, field):
    desk.asks("lower_has_measure")
    same = {"scale": 3, "scope": 3, "irremediability": 3}
    after = {f"residual_{name}": 3 for name in same}
    one = impact(desk, **same, **after)
    assert desk.places() == []
    desk.change(one, **{field: 2})
    assert desk.places() == [("impacts", f"impact:{one.pk}")]
    measure(desk, one)
    assert desk.places() == []


@pytest.mark.requirement("R43")
def test_likelihood_falls_by_a_measure_only_and_is_held_against_what_is_now(desk):
    desk.asks("lower_has_measure")
    one = impact(desk, **MILD | {"likelihood": 4, "current_likelihood": 2, "residual_likelihood": 2})
    assert desk.places() == []
    desk.change(one, residual_likelihood=1)
    assert desk.places() == [("impacts", f"impact:{one.pk}")]


@pytest.mark.requirement("R50")
def test_a_measure_says_how_its_effect_is_seen(desk):
    desk.asks("measure_checked")
    row = desk.found.measures.get()
    desk.change(row, indicator="Requests read by counsel.")
    assert desk.places() == [("measures", f"measure:{row.pk}")]
    desk.change(row, checked_how="A sample each month, with those affected.")
    assert desk.places() == []


@pytest.mark.requirement("R35", "R53")
def test_harm_done_asks_for_a_way_to_remedy(desk):
    desk.asks("remedy_planned")
    impact(desk, status="actual", likelihood=5, remedy_due=True)
    assert desk.places() == [("measures", "remedy")]
    desk.add(Remedy, harmed="Users who were named", channel="A helpline in their language")
    assert desk.places() == []


@pytest.mark.requirement("R47")
def test_what_refusing_does_is_rated(desk):
    desk.asks("refusal_rated")
    assert desk.places() == [("impacts", "impact")]
    refuse = Option.objects.get(assessment=desk.found, choice="refuse")
    impact(desk, statement="A missing child is not found.", option=refuse)
    assert desk.places() == []


@pytest.mark.requirement("R47", "R66")
def test_what_a_rejected_option_would_do_needs_no_measure_what_the_chosen_one_does_needs_it(desk):
    desk.asks("severe_has_measure")
    refuse = Option.objects.get(assessment=desk.found, choice="refuse")
    impact(desk, statement="A missing child is not found.", option=refuse, residual_scale=5)
    assert desk.places() == []
    desk.write(decision="refuse")
    assert "A missing child is not found." in desk.words()
