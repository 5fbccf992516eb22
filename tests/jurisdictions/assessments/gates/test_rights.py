"""Rights, people, team: who and what may not be forgotten."""

import pytest

from jurisdictions.assessments.models import PeopleAffected, RightConsidered, TeamMember
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R29")
def test_a_core_right_may_not_stay_unconsidered(desk):
    desk.asks("core_rights", must_consider=["ICCPR-6"])
    assert "ICCPR-6 life" in desk.words()
    row = desk.add(RightConsidered, right="ICCPR-6", status="not_considered", reason="No time.")
    assert desk.places() == [("people", "rightconsidered")]
    desk.change(row, status="not_engaged", reason="No case is known.")
    assert desk.places() == []


@pytest.mark.requirement("R29")
def test_each_right_is_ticked_or_dismissed(desk):
    rights = {"ICCPR-6": {"title": "life"}, "ICCPR-17": {"title": "privacy"}}
    desk.asks("whole_bill", rights=rights)
    desk.add(RightConsidered, right="ICCPR-17", status="engaged")
    assert "1 are left, first ICCPR-6" in desk.words()
    desk.add(RightConsidered, right="ICCPR-6", status="not_considered", reason="Out of scope.")
    assert desk.places() == []


@pytest.mark.requirement("R31")
@pytest.mark.parametrize("group", ["victims", "staff"])
def test_it_is_said_whether_victims_and_staff_are_affected(desk, group):
    desk.asks("people_said", must_say=[group])
    assert desk.places() == [("people", "peopleaffected")]
    row = desk.add(PeopleAffected, group=group, present="unknown")
    assert desk.places() == [("people", f"peopleaffected:{row.pk}")]
    desk.change(row, present="no")
    assert desk.places() == []


@pytest.mark.requirement("R05", "R06")
def test_assessors_declare_interests_and_have_no_open_conflict(desk):
    desk.asks("interests_declared")
    row = desk.add(TeamMember, person=person("Made-up Assessor"), role="reads the law")
    assert "Made-up Assessor declares interests" in desk.words()
    desk.change(row, interests="Owns shares.", conflict_open=True)
    assert "open conflict of interest" in desk.words()
    desk.change(row, conflict_open=False)
    assert desk.places() == []


@pytest.mark.requirement("R05")
def test_the_team_knows_human_rights_and_the_place(desk):
    desk.asks("team_knows")
    assert len(desk.places()) == 2
    desk.add(TeamMember, name="A lawyer", role="law", rights_expertise=True)
    assert "law or language of the place" in desk.words()
    desk.add(TeamMember, name="A neighbour", role="language", local_expertise=True)
    assert desk.places() == []
