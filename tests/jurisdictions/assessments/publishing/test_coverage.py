"""Which answers answer which clause; empty clauses stand there too."""

import pytest

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.publishing.coverage import coverage_of
from jurisdictions.assessments.publishing.edition.build import edition_of
from tests.factories.assessments import complete
from tests.factories.publications import begun

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R94")]


def rows(assessment, number):
    return {row.clause: row for row in coverage_of(assessment)[number].rows}


def test_all_eleven_elements_stand_there_answered_or_empty(held, author):
    rapid = Assessment.objects.get(pk=complete(held, author, "keep").pk)
    elements = rows(rapid, 1)
    assert list(elements) == [f"RDR G4a.{number}" for number in range(1, 12)]
    empty = elements["RDR G4a.11"]
    assert (empty.asked, empty.answered, empty.all) == ((), 0, 0)
    assert elements["RDR G4a.8"].answered > 0


def test_answers_are_counted_by_clause_and_parts_of_a_principle_with_it(found):
    principles = rows(found, 0)
    assert {f"UNGP {number}" for number in (*range(11, 25), 29, 31)} <= set(principles)
    assert "Impact: scale" in principles["UNGP 14"].asked
    assert principles["UNGP 17"].answered == principles["UNGP 17"].all > 0


def test_an_unanswered_field_is_asked_and_not_counted(held, author):
    draft = Assessment.objects.get(pk=complete(held, author, "keep").pk)
    before = rows(draft, 0)["UNGP 19"]
    draft.conditions = "A judge signs."
    after = rows(draft, 0)["UNGP 19"]
    assert (after.all, after.answered) == (before.all, before.answered + 1)


def test_the_matrix_is_in_every_edition(found, author):
    edition = edition_of(begun(found, author))
    assert [one.title for one in edition.coverage][1] == "Ranking Digital Rights G4(a)"
    assert {row.clause for row in edition.coverage[2].rows} >= {"GNI IG"}
