"""The full track as people meet it: everything it asks can be answered, with help and clauses beside it."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.canonical import content_of
from jurisdictions.assessments.forms.sets import KINDS
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.gates.fields import fields
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Provision, QuestionAnswer
from tests.factories.assessments import complete
from tests.factories.assessments_full import complete_full
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R88")]


@pytest.fixture
def client(author) -> Client:
    made = Client()
    made.force_login(author)
    return made


def page_of(found, section):
    return reverse("assessments:section", args=[found.reference, section])


@pytest.mark.parametrize("track", ["full", "heightened"])
def test_what_is_complete_is_found_complete(held, author, track):
    found = complete_full(held, author, track=track)
    assert list(fields(found, questionnaire(found.template_id))) == []
    assert blockers(found) == []


@pytest.mark.parametrize("decision", ["keep", "narrow", "refuse", "mlat"])
def test_whatever_is_decided_can_be_complete(held, author, decision):
    assert blockers(complete_full(held, author, decision)) == []


def test_a_lift_over_a_measure_that_nobody_verified_is_blocked_on_the_full_track_too(held, author):
    found = blockers(complete_full(held, author, verified=False))
    assert found
    assert all("verified measure" in blocker.text for blocker in found)


def test_what_is_begun_is_told_what_is_missing(held, author):
    found = complete(held, author)
    asked = questionnaire(complete_full(held, author).template_id)
    missing = {blocker.section for blocker in fields(found, asked)}
    assert missing >= {"scope", "team", "conclusions", "place", "people", "impacts", "evidence", "decision"}


def test_details_are_needed_only_of_provisions_that_agencies_rely_on(full, author):
    context = {"number": "9", "says": "Defines words.", "on_paper": "met", "in_practice": "met"}
    row = Row(Provision, context | {"reasoning": "It only defines.", "relied_on": False})
    edit(author, full, "law", rows=[row])
    asked = questionnaire(full.template_id)
    assert list(fields(full, asked)) == []
    last = full.provisions.latest("pk")
    edit(author, full, "law", rows=[Row(Provision, {"relied_on": True}, last.pk)])
    assert [blocker.section for blocker in fields(full, asked)] == ["law"]


def test_every_page_opens_and_saves_without_a_change(full, author, client):
    before, content = full.lock_version, content_of(full)
    sections = questionnaire(full.template_id).sections
    for section in sections:
        url = page_of(full, section)
        answer = client.post(url, sent(client, url))
        assert answer.status_code == 302, section
    full.refresh_from_db()
    assert full.lock_version - before == len(sections)
    assert content_of(full) == content


@pytest.mark.requirement("R88", "R94")
def test_help_and_clauses_stand_beside_the_field_and_the_lawyers_warning_on_the_page(full, author, client):
    page = client.get(page_of(full, "impacts")).content.decode()
    assert "Good effects stand in a list of their own and make up for nothing." in page
    assert "ESRS 1 ¶44 · BSR" in page
    assert "R39" not in page
    assert "Template: Full, version 1." in page
    assert "A human-rights lawyer should check this template" in page
    record = client.get(reverse("assessments:record", args=[full.reference])).content.decode()
    assert "Asked by the template Full 1." in record
    assert "A human-rights lawyer should check this template" in record


@pytest.mark.requirement("R30")
def test_rights_that_no_emergency_suspends_are_marked_where_they_are_chosen(full, author, client):
    page = client.get(page_of(full, "rights")).content.decode()
    assert "ICCPR-7 freedom from torture and ill-treatment (non-derogable)" in page
    assert "ICCPR-9 liberty and security of person<" in page
    assert "ICCPR-19 opinion and expression<" in page


@pytest.mark.requirement("R12")
def test_what_each_criterion_asks_stands_above_the_findings(full, author, client):
    page = client.get(page_of(full, "tests")).content.decode()
    assert "Does the authority that the law designates decide each case on its own?" in page
    assert "European Essential Guarantees" not in page[: page.index("data-keep")].split("<details", 1)[1]


@pytest.mark.django_db(transaction=True)
def test_a_question_of_the_template_is_answered_on_its_page(full, author, open_as):
    edit(
        author,
        full,
        "x",
        rows=[Row(QuestionAnswer, {"answer": ""}, full.answers.get(question="if-wrong").pk)],
    )
    assert any("If this decision is wrong" in blocker.text for blocker in blockers(full))
    page = open_as(author)
    page.goto(page_of(full, "decision"))
    page.get_by_label("If this decision is wrong").fill("A first arrest; counsel sees it the same day.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert full.answers.get(question="if-wrong").answer == "A first arrest; counsel sees it the same day."
    assert blockers(full) == []


@pytest.mark.requirement("R91")
@pytest.mark.parametrize("there", [True, False])
def test_two_people_answering_one_question_choose_which_text_stands(full, author, client, there):
    if not there:
        edit(
            author,
            full,
            "x",
            rows=[Row(QuestionAnswer, pk=full.answers.get(question="courts").pk, remove=True)],
        )
    url = page_of(full, "place")
    form = sent(client, url)
    assert ("question-courts" in form) is True
    if there:
        theirs = Row(QuestionAnswer, {"answer": "A colleague's."}, full.answers.get(question="courts").pk)
    else:
        theirs = Row(QuestionAnswer, {"question": "courts", "answer": "A colleague's."})
    edit(author, full, "place", rows=[theirs])
    answer = client.post(url, form | {"question-courts": ["Mine."]})
    assert answer.status_code == 409
    assert "A colleague&#x27;s." in answer.content.decode()
    assert "Mine." in answer.content.decode()
    again = form | {"question-courts": ["Mine."], "initial-question-courts": ["A colleague's."]}
    assert client.post(url, again).status_code == 302
    assert full.answers.get(question="courts").answer == "Mine."


def test_every_row_that_has_a_page_opens_and_saves_without_a_change(full, author, client):
    content, section = content_of(full), {"instrument": "law", "provision": "law"}
    for kind in ("instrument", "provision", "source", "citation"):
        rows = KINDS[kind]._default_manager.filter(assessment=full)[:2]
        for row in rows:
            url = reverse(
                "assessments:row", args=[full.reference, section.get(kind, "evidence"), kind, row.pk]
            )
            answer = client.post(url, sent(client, url))
            assert answer.status_code == 302, (kind, answer.content.decode()[-3000:])
    assert content_of(full) == content
