"""A filled assessment moves to a newer version of its template, or to another track: nothing is lost."""

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.move_to_template import move_to_template
from jurisdictions.assessments.acts.publish_template import publish_template
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models import QuestionAnswer
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.seeds import as_yaml
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from tests.factories.assessments import complete, signers
from tests.factories.assessments_full import complete_full
from tests.factories.pauses import pause
from tests.factories.people import person
from tests.jurisdictions.assessments.test_section_pages import sent

pytestmark = pytest.mark.django_db


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
def client(author) -> Client:
    made = Client()
    made.force_login(author)
    return made


def next_version(code, change):
    """Publish the next version of a track with one change of its content."""
    body = yaml.safe_load(newest(code).source)
    change(body)
    return publish_template(None, as_yaml(body), reason="A change.")


def content_of_rows(found):
    impact = found.impacts.get()
    return (
        found.question,
        found.reasons,
        impact.statement,
        impact.severity,
        found.consultations.count(),
        found.measures.get().text,
    )


@pytest.mark.requirement("R07", "R89")
def test_rapid_becomes_full_without_retyping_and_with_a_reason(found, author):
    before = content_of_rows(found)
    report = move_to_template(author, found, newest("full"), reason="It is graver than we thought.")
    found.refresh_from_db()
    assert content_of_rows(found) == before
    assert (found.template, found.track) == (newest("full"), "full")
    assert found.track_reason == "It is graver than we thought."
    assert {"impact.horizon", "teammember.interests", "assessment.method"} <= set(report["new"])
    assert set(report["new_questions"]) >= {"courts", "worst-case"}
    assert report["kept"] == report["unknown"] == []
    assert report["missing"] > 10
    event = Event.objects.get(verb="assessment.move_template")
    assert (event.actor, event.detail) == (author, report)


@pytest.mark.requirement("R07")
def test_another_track_needs_its_reason(found, author):
    with pytest.raises(Invalid, match="Say why another track"):
        move_to_template(author, found, newest("full"), reason=" ")


@pytest.mark.requirement("R89")
def test_a_draft_moves_and_nothing_else_and_only_to_the_newest(found, author):
    old = newest("full")
    next_version("full", lambda body: body.update(keep_days=100))
    with pytest.raises(OutOfOrder, match="newer version"):
        move_to_template(author, found, old, reason="Graver.")
    with pytest.raises(OutOfOrder, match="already"):
        move_to_template(author, found, newest("rapid"))
    with pytest.raises(NotPermitted):
        move_to_template(person(), found, newest("full"), reason="Graver.")
    submit(author, found)
    with pytest.raises(OutOfOrder, match="draft"):
        move_to_template(author, found, newest("full"), reason="Graver.")


def without_conditions_and_courts(body):
    decision = next(part for part in body["sections"] if part["code"] == "decision")
    decision["fields"].remove("conditions")
    del body["fields"]["assessment.conditions"]
    place = next(part for part in body["sections"] if part["code"] == "place")
    place["questions"] = [{"code": "judges", "text": "Who appoints the judges?", "gate": "M"}]
    del body["rights"]["ICCPR-17"], body["groups"]["contacts"]
    body["must_consider"].remove("ICCPR-17")
    body["test_sets"]["ICCPR-GC"]["criteria"].pop("GC16-8")
    body["fields"]["impact.manner"]["gate"] = "M"


@pytest.mark.requirement("R89")
def test_what_a_new_version_asks_no_more_is_kept_and_reported(held, author, client):
    found = complete_full(held, author)
    report = move_to_template(author, found, next_version("full", without_conditions_and_courts))
    assert report["new_questions"] == ["judges"]
    assert report["needed_now"] == ["impact.manner"]
    assert report["no_longer"] == report["kept"] == ["assessment.conditions"]
    assert report["kept_answers"] == ["courts"]
    assert report["unknown"] == [
        "impact.groups contacts",
        "impact.rights ICCPR-17",
        "legalfinding.criterion GC16-8",
        "peopleaffected.group contacts",
        "rightconsidered.right ICCPR-17",
    ]
    record = client.get(reverse("assessments:record", args=[found.reference])).content.decode()
    kept = record[record.index("Kept, though the template asks it no more") :]
    assert "A judge signs each request." in kept
    assert "What happened when people there went to court" in kept
    assert kept.count("kept from the template Full 1") == 2
    assert found.answers.get(question="courts").answer == "A made-up answer."


@pytest.mark.requirement("R89")
def test_a_code_that_the_version_does_not_know_stays_through_the_form(held, author, client):
    found = complete_full(held, author)
    move_to_template(author, found, next_version("full", without_conditions_and_courts))
    first = found.impacts.first()
    url = reverse("assessments:row", args=[found.reference, "impacts", "impact", first.pk])
    page = client.get(url).content.decode()
    assert "ICCPR-17 – not in this version of the template" in page
    assert "contacts – not in this version of the template" in page
    assert client.post(url, sent(client, url)).status_code == 302
    assert all("ICCPR-17" in impact.rights for impact in found.impacts.all())


@pytest.mark.requirement("R89")
def test_the_name_of_somebody_consulted_is_not_shown_as_kept(held, author, client):
    found = complete_full(held, author)
    drop = "consultation.person"
    report = move_to_template(author, found, next_version("full", lambda body: body["fields"].pop(drop)))
    assert (report["no_longer"], report["kept"]) == ([drop], [])
    assert "Nobody Real" in found.consultations.first().person
    found.consultations.update(may_name=False)
    record = client.get(reverse("assessments:record", args=[found.reference])).content.decode()
    assert "Nobody Real" not in record


@pytest.mark.requirement("R89")
def test_the_page_shows_what_a_move_means_before_it_is_confirmed_and_after(found, author, client):
    url = reverse("assessments:template", args=[found.reference])
    page = client.get(url).content.decode()
    assert "Rapid, version 1" in page
    assert "A human-rights lawyer should check this template" in page
    preview = client.get(url + "?to=full").content.decode()
    assert "What happened when people there went to court" in preview
    assert "Impact: likelihood over which time" in preview
    found.refresh_from_db()
    assert found.template.code == "rapid"
    assert client.post(url + "?to=full", {"reason": ""}).status_code == 422
    assert client.post(url + "?to=full", {"reason": "Graver."}).status_code == 302
    found.refresh_from_db()
    assert (found.template.code, found.track_reason) == ("full", "Graver.")
    assert "Moved from Rapid 1 to Full 1" in client.get(url).content.decode()


def test_there_is_no_way_to_an_unknown_template(found, client):
    url = reverse("assessments:template", args=[found.reference])
    assert client.get(url + "?to=nothing").status_code == 404


@pytest.mark.requirement("R89")
def test_a_signer_reads_what_was_entered_though_the_template_does_not_ask_it(found, author, client):
    edit(author, found, "trigger", fields={"commissioned_by": "A made-up board"})
    edit(author, found, "x", rows=[Row(QuestionAnswer, {"question": "gone", "answer": "An old answer."})])
    record = client.get(reverse("assessments:record", args=[found.reference])).content.decode()
    assert "A made-up board" in record
    assert "An old answer." in record
    assert "not asked by this template" in record
