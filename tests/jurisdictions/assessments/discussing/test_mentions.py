"""Whom `@Name` in a comment means."""

import pytest

from jurisdictions.assessments.discussing.people import mentioned
from portal.accounts.models import User

pytestmark = pytest.mark.requirement("R90")
PEOPLE = [
    User(pk=n, name=name) for n, name in enumerate(("Ana Li", "Ana Lima", "Bo Chan", "Ana-Maria Roe"), 1)
]


@pytest.mark.parametrize(
    ("text", "named", "unknown"),
    [
        ("Ask @Bo Chan.", ["Bo Chan"], []),
        ("@bo, please", ["Bo Chan"], []),
        ("@Ana Li and @Ana Lima", ["Ana Li", "Ana Lima"], []),
        ("@Ana is two people", [], ["Ana"]),
        ("@Bobby is nobody", [], ["Bobby"]),
        ("write to bo@chan.example", [], []),
        ("@Bo and again @Bo Chan", ["Bo Chan"], []),
        ("nobody", [], []),
        ("@Ana-Maria Roe", ["Ana-Maria Roe"], []),
        ("at @ night", [], []),
    ],
)
def test_a_name_means_one_person_or_is_told_to_mean_nobody(text, named, unknown):
    found, missing = mentioned(text, PEOPLE)
    assert ([person.name for person in found], missing) == (named, unknown)
