"""The severest on top, whatever else is said of it; three tables side by side, never a product."""

import pytest

from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.matrix import matrices, rated
from jurisdictions.assessments.models import Impact, Measure
from jurisdictions.assessments.salience import ranking
from tests.factories.assessments import RATED

pytestmark = pytest.mark.django_db


def impact(desk, statement, **facts):
    return desk.add(Impact, **RATED | {"statement": statement} | facts)


def order(desk):
    return [str(one.impact) for one in ranking(desk.found.impacts.all())]


@pytest.fixture
def three(desk):
    """One arrested, unlikely; many annoyed, for certain; a few watched."""
    many = {"scale": 4, "scope": 4, "irremediability": 4, "likelihood": 5}
    few = {"scale": 4, "scope": 1, "irremediability": 4, "likelihood": 2}
    impact(desk, "Many are annoyed.", **many)
    return impact(desk, "A few are watched.", **few)


@pytest.mark.requirement("R37", "R38", "R40")
def test_severity_comes_first_then_what_cannot_be_undone_then_likelihood(desk, three):
    assert order(desk) == ["A user is arrested.", "Many are annoyed.", "A few are watched."]
    desk.change(three, irremediability=1, scale=5)
    assert order(desk) == ["A user is arrested.", "A few are watched.", "Many are annoyed."]
    desk.change(three, irremediability=2)
    assert order(desk)[0] == "A few are watched."


@pytest.mark.requirement("R27", "R40")
def test_of_equals_the_surer_comes_first(desk):
    impact(desk, "Another is arrested.", confidence="high")
    assert order(desk)[0] == "Another is arrested."


@pytest.mark.requirement("R40")
def test_a_hand_moves_one_and_its_place_by_severity_stays_known(desk, three):
    desk.change(three, rank=1, rank_because="It happens to those who help us.")
    ranked = ranking(desk.found.impacts.all())
    assert [(str(one.impact), one.by_severity, one.by_hand) for one in ranked] == [
        ("A few are watched.", 3, True),
        ("A user is arrested.", 1, False),
        ("Many are annoyed.", 2, False),
    ]
    desk.change(three, rank=99)
    assert order(desk)[-1] == "A few are watched."


@pytest.mark.requirement("R40")
def test_what_has_no_measure_is_not_dropped(desk, three):
    assert [one.addressed for one in ranking(desk.found.impacts.all())] == [True, False, False]
    facts = {"kind": "reduce", "text": "Less is kept.", "owner": desk.author, "due": "2027-01-01"}
    row = desk.add(Measure, impacts=[three], **facts)
    assert ranking(desk.found.impacts.all())[2].addressed
    desk.change(row, status="dropped", dropped_because="Too dear.")
    assert not ranking(desk.found.impacts.all())[2].addressed


@pytest.mark.requirement("R39")
def test_good_effects_stand_in_no_ranking_and_in_no_table(desk):
    impact(desk, "Many are helped.", polarity="positive")
    assert order(desk) == ["A user is arrested."]


@pytest.mark.requirement("R43", "R45")
def test_before_now_and_after_stand_side_by_side(desk):
    one = desk.found.impacts.get()
    desk.change(one, current_scale=4)
    tables = matrices(ranking(desk.found.impacts.all()), questionnaire(desk.found.template_id))
    assert [(table.code, where(table)) for table in tables] == [
        ("inherent", [(5, 2)]),
        ("current", [(4, 2)]),
        ("residual", [(2, 2)]),
    ]


def where(table):
    return [(severity, cell.likelihood) for severity, cells in table.rows for cell in cells if cell.there]


@pytest.mark.requirement("R37", "R45")
def test_what_was_not_rated_anew_stands_where_it_stood(desk):
    one = impact(desk, "Another.", scale=2, scope=3, irremediability=5, likelihood=4)
    assert (rated(one), rated(one, "current_")) == ((5, 4), (5, 4))


@pytest.mark.requirement("R38", "R45")
def test_the_whole_row_of_the_severest_says_act(desk):
    table = matrices([], questionnaire(desk.found.template_id))[0]
    acts = {severity: [cell.acts for cell in cells] for severity, cells in table.rows}
    assert acts[5] == [True] * 5
    assert acts[3] == [False, False, True, True, True]
    assert acts[1] == [False] * 5
