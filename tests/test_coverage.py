"""The page that says which tests show which requirement says what the tests say."""

import pytest

from docs.coverage.marks import marks_of
from docs.coverage.page import PAGE, page, requirements, shown_by, unknown

MODULE = """
import pytest
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R92")]
CASES = [pytest.param(1, marks=pytest.mark.requirement("R10"))]
def asked(number, what):
    return pytest.param(what, marks=pytest.mark.requirement(number))
@pytest.mark.requirement("R13", "R14")
def test_of_two(): ...
@pytest.mark.parametrize("one", CASES)
def test_of_cases(one): ...
@pytest.mark.parametrize("one", [asked("R15", "R16"), asked("R27", "x")])
def test_of_helped_cases(one): ...
@pytest.mark.requirement("R44")
class TestTogether:
    def test_inside(self): ...
def test_of_nothing(): ...
"""


def test_the_page_is_what_the_markers_say():
    assert PAGE.read_text() == page(shown_by()), (
        "Markers have changed: run `make coverage` and commit the page."
    )


def test_a_marker_names_a_requirement():
    assert unknown(shown_by()) == set(), "These numbers are no requirement; see docs/hrdd-requirements.csv."


def test_a_number_that_nobody_asks_is_found_out():
    assert unknown({"R01": {}, "R95": {}}) == {"R95"}


def test_each_requirement_stands_once_with_its_demand():
    numbers = [row["id"] for row in requirements()]
    demands = [row["demand"] for row in requirements()]
    assert numbers == [f"R{number:02}" for number in range(1, 95)]
    assert {demand: demands.count(demand) for demand in "MSB"} == {"M": 67, "S": 24, "B": 3}


def test_what_no_test_shows_is_said_to_be_not_shown():
    bare = page({"R01": {"test_one.py": {"test_of_it"}}})
    lines = [line for line in bare.splitlines() if line.startswith("| R")]
    assert len(lines) == 94
    assert "`test_of_it`" in lines[0]
    assert all("**not shown**" in line for line in lines[1:])


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("", {"R92"}),
        ("test_of_two", {"R13", "R14"}),
        ("test_of_cases", {"R10"}),
        ("test_of_helped_cases", {"R15", "R27"}),
        ("test_inside", {"R44"}),
        ("test_of_nothing", set()),
    ],
)
def test_marks_are_read_wherever_they_stand(tmp_path, name, numbers):
    module = tmp_path / "test_module.py"
    module.write_text(MODULE)
    assert {number for found, number in marks_of(module) if found == name} == numbers
