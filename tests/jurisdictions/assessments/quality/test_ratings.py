"""Ratings that look too good, too even or too lonely get a warning, and block nothing."""

from typing import Any

import pytest

from jurisdictions.assessments.acts.rate_second import rate_second
from jurisdictions.assessments.acts.settle_ratings import settle_ratings
from jurisdictions.assessments.gates.facts import Facts
from jurisdictions.assessments.models import Impact, Measure, Remedy
from jurisdictions.assessments.models.words import RemedyTest
from jurisdictions.assessments.quality import measures, ratings
from portal.access.permissions import Role
from tests.factories.assessments import RATED
from tests.factories.people import with_role

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R92")]


@pytest.fixture
def one(desk):
    desk.asks()
    return desk.found.impacts.get()


def second_rater(desk):
    return with_role(Role.ASSESSOR, desk.found.jurisdiction)


def found(desk, look):
    return [warning.anchor for warning in look(Facts(desk.found))]


@pytest.mark.requirement("R43")
@pytest.mark.parametrize(
    ("kind", "field", "fits"),
    [
        ("reduce", "scale", True),
        ("reduce", "irremediability", False),
        ("remedy", "irremediability", True),
        ("remedy", "scope", False),
        ("restore", "irremediability", True),
        ("leverage", "scale", False),
        ("avoid", "likelihood", True),
    ],
)
def test_a_rating_falls_by_a_measure_that_can_change_it(desk, one, kind, field, fits):
    same = {"scale": 3, "scope": 3, "irremediability": 3, "likelihood": 3}
    desk.change(one, **same, **{f"residual_{name}": 3 for name in same} | {f"residual_{field}": 2})
    desk.change(desk.found.measures.get(), kind=kind)
    assert found(desk, ratings.lowered_by_the_wrong_kind) == ([] if fits else [f"impact:{one.pk}"])


@pytest.mark.requirement("R43")
def test_better_now_than_before_needs_a_measure_that_is_done(desk, one):
    desk.change(one, current_scale=3)
    assert found(desk, ratings.better_now_by_nothing) == []
    desk.change(desk.found.measures.get(), status="running")
    assert found(desk, ratings.better_now_by_nothing) == [f"impact:{one.pk}"]


@pytest.mark.requirement("R27")
def test_low_confidence_in_what_must_be_acted_on(desk, one):
    assert found(desk, ratings.unsure_of_what_matters) == []
    desk.change(one, confidence="low")
    assert found(desk, ratings.unsure_of_what_matters) == [f"impact:{one.pk}"]
    desk.change(one, scale=1, residual_scale=1)
    assert found(desk, ratings.unsure_of_what_matters) == []


@pytest.mark.requirement("R38")
def test_three_impacts_of_one_likelihood_were_not_rated_one_by_one(desk, one):
    for number in range(2):
        assert found(desk, ratings.all_equally_likely) == []
        last = desk.add(Impact, **RATED | {"statement": f"Number {number}."})
    assert found(desk, ratings.all_equally_likely) == ["impact"]
    desk.change(last, likelihood=4)
    assert found(desk, ratings.all_equally_likely) == []


@pytest.mark.requirement("R44")
@pytest.mark.parametrize(("scale", "far"), [(5, False), (4, False), (3, True), (1, True)])
def test_raters_who_differ_by_two_are_told(desk, one, scale, far):
    given: dict[str, Any] = {"scope": 1, "irremediability": 1, "likelihood": 2, "reason": "I read the cases."}
    row = rate_second(second_rater(desk), one, scale=scale, **given)
    assert found(desk, ratings.raters_disagree) == ([f"secondrating:{row.pk}"] if far else [])
    if far:
        settle_ratings(desk.author, row, note="The cases were older than the law.")
        assert found(desk, ratings.raters_disagree) == []


@pytest.mark.requirement("R44")
def test_what_matters_is_rated_by_two(desk, one):
    assert found(desk, ratings.nobody_rated_twice) == ["secondrating"]
    given: dict[str, Any] = {"scope": 1, "irremediability": 1, "likelihood": 2, "reason": "I read the cases."}
    rate_second(second_rater(desk), one, scale=5, **given)
    assert found(desk, ratings.nobody_rated_twice) == []


@pytest.mark.requirement("R51")
@pytest.mark.parametrize(("status", "late"), [("planned", True), ("running", True), ("done", False)])
def test_a_measure_whose_day_has_passed_is_overdue(desk, one, status, late):
    row = desk.found.measures.get()
    desk.change(row, status=status, due="2026-01-01")
    assert found(desk, measures.overdue) == ([f"measure:{row.pk}"] if late else [])


@pytest.mark.requirement("R49")
def test_measures_that_only_come_after_the_harm(desk, one):
    row = desk.found.measures.get()
    assert found(desk, measures.only_afterwards) == []
    desk.change(row, kind="remedy")
    assert found(desk, measures.only_afterwards) == [f"measure:{row.pk}"]


@pytest.mark.requirement("R51")
def test_verified_has_a_day(desk, one):
    row = desk.found.measures.get()
    assert found(desk, measures.verified_on_no_day) == [f"measure:{row.pk}"]
    desk.change(row, verified_on="2026-10-01")
    assert found(desk, measures.verified_on_no_day) == []


@pytest.mark.requirement("R53")
def test_a_channel_is_held_against_the_criteria_of_ungp_31(desk, one):
    facts = {"harmed": "Users who were named", "channel": "A helpline"}
    row = desk.add(Remedy, meets=["legitimate"], **facts)
    assert found(desk, measures.a_channel_that_falls_short) == [f"remedy:{row.pk}"]
    desk.change(row, lacks="A union will run it from May on.")
    assert found(desk, measures.a_channel_that_falls_short) == []
    desk.change(row, lacks="", meets=RemedyTest.values)
    assert found(desk, measures.a_channel_that_falls_short) == []


@pytest.mark.requirement("R42")
@pytest.mark.parametrize(("leverage", "unused"), [(None, False), (1, False), (2, True), (4, True)])
def test_leverage_that_we_have_is_used(desk, one, leverage, unused):
    desk.change(one, leverage=leverage)
    assert found(desk, measures.leverage_unused) == (["measure"] if unused else [])
    facts = {"text": "Peers write together.", "owner": desk.author, "due": "2027-01-01"}
    desk.add(Measure, impacts=[one], kind="leverage", **facts)
    assert found(desk, measures.leverage_unused) == []
