"""Impacts on people: a short list, a page for each, and what leads to what without a circle."""

import re
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.chains import chains_of
from jurisdictions.assessments.checking import check
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.models import (
    AdvicePoint,
    Consultation,
    Impact,
    Measure,
    Recommendation,
    Remedy,
)
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.seeds import seed
from jurisdictions.assessments.where import address
from portal.acts.refusals import Invalid
from tests.factories.assessments import complete, consultation, impact_rows, signers
from tests.factories.assessments_full import complete_full
from tests.factories.pauses import pause
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R34", "R92")]


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def author(held):
    return signers(held.jurisdiction)[SignerRole.AUTHOR]


@pytest.fixture
def found(held, author):
    return complete(held, author)


@pytest.fixture
def client(author):
    client = Client()
    client.force_login(author)
    return client


def row_page(impact: Impact) -> str:
    return reverse("assessments:row", args=[impact.assessment.reference, "impacts", "impact", impact.pk])


def leads_to(author, one: Impact, other: Impact | None) -> None:
    edit(author, one.assessment, "impacts", rows=[Row(Impact, {"precedes": other}, pk=one.pk)])
    one.refresh_from_db()


def text_of(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.requirement("R36", "R43")
def test_six_impacts_are_six_lines_each_with_its_severity_in_words(found, author, client):
    for n in range(5):
        impact_rows(found, author, statement=f"Number {n}.", scale=3, residual_scale=1)
    actual = impact_rows(
        found, author, statement="A trial.", scale=4, status="actual", likelihood=5, remedy_due=True
    )
    answer = client.get(reverse("assessments:section", args=[found.reference, "impacts"]))
    page, shown = answer.content.decode(), text_of(answer)
    assert page.count('<tr id="impact:') == 7
    assert page.count(f'href="{row_page(actual)}"') == 1
    assert (
        "2. A trial. 4 – grave: arrest, prosecution, driven into exile (scale) 2 – limited interference"
        in shown
    )
    assert "Actual We contribute to it" in shown
    assert 'name="impact-' not in page


def test_the_list_asks_no_query_an_impact(found, author, client, django_assert_max_num_queries):
    for n in range(6):
        impact_rows(found, author, statement=f"Number {n}.")
    url = reverse("assessments:section", args=[found.reference, "impacts"])
    client.get(url)
    with django_assert_max_num_queries(90):
        client.get(url)


@pytest.mark.requirement("R36", "R41", "R42", "R88")
def test_anchors_and_explanations_stand_beside_the_fields_with_their_clauses(held, author, client):
    found = complete_full(held, author)
    shown = text_of(client.get(row_page(found.impacts.all()[0])))
    for grade, words in enumerate(seed("full-1")["anchors"]["scale"], start=1):
        assert f"{grade} – {words}" in shown
    assert shown.count("What the grades mean") == 8  # now and after measures
    assert "UNGP 13(b) · UNGP 19 · UNGP 22" in shown
    assert "4 Decisive: it does not happen against our word. UNGP 19" in shown


def test_a_template_explains_only_choices_that_there_are():
    body = seed("full-1")
    body["explained"] = {
        "impact.involvement": [{"code": "guilty", "text": "No."}],
        "impact.mood": [{"code": "x", "text": "No."}],
    }
    assert len([problem for problem in check(body) if "guilty" in problem or "to explain" in problem]) == 2


@pytest.mark.requirement("R92")
def test_what_blocks_leads_to_the_field_on_the_page_of_its_impact(found, author, client):
    one = impact_rows(found, author, statement="A trial.", residual_scope=1, scope=2)
    (blocker,) = [row for row in blockers(found) if row.anchor.startswith(f"impact:{one.pk}")]
    url = address(found, blocker.section, blocker.place)
    page, _hash, field = url.partition("#")
    assert page == row_page(one)
    assert f'id="{field}"' in client.get(page).content.decode()
    assert field == "field-impact-0-residual_scale"


@pytest.mark.requirement("R91")
def test_what_two_people_rated_is_chosen_field_by_field_on_the_page_of_the_impact(found, author, client):
    one = found.impacts.get()
    form = sent(client, row_page(one)) | {"impact-0-scale": ["3"], "impact-0-scope": ["2"]}
    edit(author, found, "impacts", rows=[Row(Impact, {"scale": 4}, pk=one.pk)])
    answer = client.post(row_page(one), form)
    assert answer.status_code == 409
    assert "A colleague saved meanwhile: 4 – grave" in text_of(answer)
    assert text_of(answer).count("A colleague saved meanwhile") == 1
    taken = form | {"initial-impact-0-scale": ["4"], "take-impact-0-scale": ["1"]}
    assert client.post(row_page(one), taken).status_code == 302
    one.refresh_from_db()
    assert (one.scale, one.scope) == (4, 2)


@pytest.mark.requirement("R91")
def test_what_was_typed_on_the_page_of_an_impact_comes_back(found, client):
    url = row_page(found.impacts.get())
    client.post(f"/drafts/?page={url}", sent(client, url) | {"impact-0-statement": ["Half a tho"]})
    assert "Half a tho</textarea>" in client.get(url).content.decode()


@pytest.mark.requirement("R46")
def test_what_leads_to_what_is_read_as_a_chain_and_what_they_share_is_told_once(found, author, client):
    arrest, trial, family, search = (
        impact_rows(found, author, statement=text) for text in ("Arrest", "Trial", "Family", "Search")
    )
    for one, other in ((arrest, trial), (trial, family), (search, trial)):
        leads_to(author, one, other)
    first, second = chains_of(found.impacts.all())
    assert {tuple(map(str, first.steps)), first.joins} == {("Arrest", "Trial", "Family"), None}
    assert (tuple(map(str, second.steps)), second.joins) == (("Search",), trial)
    shown = text_of(client.get(row_page(trial)))
    assert "What leads to what Arrest Trial Family Search Trial as above" in shown


@pytest.mark.requirement("R46")
def test_a_circle_is_refused_beside_its_field_by_the_act_and_by_the_database(held, author, client):
    found = complete_full(held, author)
    arrest, trial, family = (
        impact_rows(found, author, statement=text) for text in ("Arrest", "Trial", "Family")
    )
    leads_to(author, arrest, trial)
    leads_to(author, trial, family)
    form = sent(client, row_page(family))
    answer = client.post(row_page(family), form | {"impact-0-precedes": [str(arrest.pk)]})
    assert answer.status_code == 422
    assert "This leads back to where it began: “Family” → “Arrest” → “Trial” → “Family”" in text_of(answer)
    for one, other in ((family, arrest), (arrest, arrest)):
        with pytest.raises(Invalid):
            leads_to(author, one, other)
        with pytest.raises(DatabaseError, match="lead back to itself"), transaction.atomic():
            Impact.objects.filter(pk=one.pk).update(precedes=other)


@pytest.mark.requirement("R46")
def test_an_impact_leads_to_none_of_another_assessment(found, held, author):
    elsewhere = complete(held, author).impacts.get()
    with pytest.raises(DatabaseError, match="its own assessment"), transaction.atomic():
        found.impacts.update(precedes=elsewhere)


@pytest.mark.requirement("R59")
def test_beside_each_point_of_advice_stands_how_dangerous_it_was_and_how_to_reach_who_gave_it(
    held, author, client
):
    found = complete_full(held, author)
    talk = consultation(retaliation_risk=4, contact_rule="Only through the union's office.")
    edit(author, found, "consultations", rows=[Row(Consultation, talk)])
    row = {"consultation": found.consultations.latest("pk"), "text": "Wait."}
    edit(author, found, "advice", rows=[Row(AdvicePoint, row)])
    shown = text_of(client.get(reverse("assessments:section", args=[found.reference, "advice"])))
    assert "Risk of retaliation: 4 of 4. Write nothing here that tells who said it." in shown
    assert "Only through the union&#x27;s office." in shown


def test_a_long_text_that_names_a_row_says_that_it_goes_on():
    long = "Somebody is arrested for what they wrote. " * 4
    for row in (
        Impact(statement=long),
        Measure(text=long),
        AdvicePoint(text=long),
        Recommendation(text=long),
    ):
        assert str(row).endswith("…"), row
    assert str(Remedy(harmed=long)).endswith("…")
    assert str(Impact(statement="Short.")) == "Short."
