"""How an assessment begins, what it says of its own limits, whom it heard, and who stands behind it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.sign import agreeing, sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.models import Assessment, Consultation
from jurisdictions.assessments.models.words import OF_LAW, SignerRole, TriggerKind
from jurisdictions.assessments.publishing.coverage import coverage_of
from jurisdictions.assessments.quality import warnings
from jurisdictions.assessments.record import record_of
from portal.notifications.models import Notice
from tests.factories import full_facts as facts
from tests.factories.assessments import complete, signers
from tests.factories.assessments_full import complete_full
from tests.factories.pauses import pause

pytestmark = pytest.mark.django_db

SCOPE = (
    "authorities",
    "entities",
    "data_categories",
    "request_types",
    "nexus",
    "period_from",
    "period_to",
    "out_of_scope",
)
TERMS = ("question", "method", "timetable")
TALK = (
    "mode",
    "duration",
    "place_safety",
    "language",
    "consultee_class",
    "organisation",
    "expertise",
    "questions",
    "advice",
)


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def people(held):
    return signers(held.jurisdiction)


@pytest.fixture
def author(people):
    return people[SignerRole.AUTHOR]


def texts_of(found):
    """Every text of the record by its path."""
    said: dict[str, str] = {}
    for section in record_of(found, NOBODY):
        rows = [row for table in section.tables for row in table.rows]
        for items in (section.items, *(row.items for row in rows)):
            said |= {item.path: item.text for item in items}
    return said


def blank(found, *names):
    """Empty these fields past the acts, which would refuse some."""
    empty = {
        name: [] if name.endswith("s") and isinstance(getattr(found, name), list) else "" for name in names
    }
    empty |= {name: None for name in names if name.startswith("period")}
    type(found).objects.filter(pk=found.pk).update(**empty)


@pytest.mark.requirement("R01")
def test_it_begins_with_a_dated_event_that_is_named_by_its_kind(held, author):
    client = Client()
    client.force_login(author)
    url = f"{reverse('assessments:new')}?pause={held.reference}"
    typed = {"title": "After a verdict", "track": "rapid", "governs": [held.pk]}
    nameless = client.post(url, typed | {"trigger": "because", "on": "", "description": "A court spoke."})
    assert nameless.status_code == 422
    assert {"trigger", "on"} <= set(nameless.context["form"].errors)
    assert not Assessment.objects.exists()
    event = {"trigger": "ruling", "on": "2026-05-04", "description": "A court spoke."}
    assert client.post(url, typed | event).status_code == 302
    found = Assessment.objects.get()
    begun = found.triggers.get()
    assert (begun.kind, begun.on.isoformat(), begun.description) == tuple(event.values())
    assert found.governs.get() == held
    asked_for = {"enforcement", "request_spike", "expert", "conflict", "scheduled", *OF_LAW}
    assert asked_for <= set(TriggerKind.values)
    edit(author, found, "trigger", rows=[Row(type(begun), pk=begun.pk, remove=True)])
    assert "trigger" in {one.anchor for one in blockers(found)}


@pytest.mark.requirement("R03", "R04", "R54", "R76", "R77")
def test_scope_terms_talks_executive_and_assurer_stand_in_the_record_and_are_missed_where_blank(held, author):
    found = complete_full(held, author)
    assured = "Made-up Assurers, accredited by a made-up board; they read it in May."
    found = edit(author, found, "decision", fields={"assurance": assured})
    talk = found.consultations.first()
    said = texts_of(found)
    assert said["assessment:out_of_scope"] == facts.SCOPE["out_of_scope"]
    assert said["assessment:question"] == facts.SCOPE["question"]
    assert said[f"consultation:{talk.pk}.questions"] == facts.CONSULTATION["questions"]
    assert said[f"consultation:{talk.pk}.on"] == "1 February 2026"
    assert said["assessment:executive_consideration"] == facts.DECISION["executive_consideration"]
    assert said["assessment:assurance"] == assured
    told = {f"assessment:{name}" for name in (*SCOPE, *TERMS, "services")}
    assert told | {f"consultation:{talk.pk}.{name}" for name in TALK} <= set(said)
    assert blockers(found) == []

    blank(found, *SCOPE, *TERMS, "executive_consideration", "assurance")
    blank(talk, *TALK)
    found.refresh_from_db()
    blocking = blockers(found)
    needed = {f"assessment:{name}" for name in (*SCOPE, "question", "executive_consideration")}
    assert needed | {f"consultation:{talk.pk}"} == {one.anchor for one in blocking}
    words = next(one.text for one in blocking if one.anchor == f"consultation:{talk.pk}")
    missing = [str(Consultation._meta.get_field(name).verbose_name) for name in TALK]
    assert [label for label in missing if label not in words] == []
    weak = {one.anchor for one in warnings(found)}
    assert {"assessment:method", "assessment:timetable", "assessment:assurance"} <= weak


@pytest.mark.requirement("R76")
def test_the_accountable_executive_is_sent_it_and_nothing_is_signed_without_their_word(held, people, author):
    found = submit(author, complete(held, author))
    sent = Notice.objects.filter(kind="assessment.to_sign", person=people[SignerRole.EXECUTIVE])
    assert sent.get().context["reference"] == found.reference
    word: dict[str, Any] = {"verdict": "sign", "interests": "None.", "content_hash": found.content_hash}
    for role in (SignerRole.AUTHOR, SignerRole.RIGHTS, SignerRole.LEGAL):
        sign(people[role], found, role=role, **word)
    found.refresh_from_db()
    assert found.state == "signing"
    read = "The made-up board read it on 3 May and asked for the second condition."
    executive = {"role": "executive", "verdict": "reservation", "statement": read}
    sign(people[SignerRole.EXECUTIVE], found, **(word | executive))
    found.refresh_from_db()
    assert (found.state, agreeing(found)["executive"].statement) == ("signed", read)


@pytest.mark.requirement("R77")
def test_the_assurer_answers_two_clauses_of_ranking_digital_rights(held, author):
    found = edit(author, complete_full(held, author), "decision", fields={"assurance": ""})
    assert answered(found) == {"RDR G4a.10": 0, "RDR G4a.11": 0}
    found = edit(author, found, "decision", fields={"assurance": "Made-up Assurers, accredited."})
    assert answered(found) == {"RDR G4a.10": 1, "RDR G4a.11": 1}


def answered(found):
    rows = [row for framework in coverage_of(found) for row in framework.rows]
    return {row.clause: row.answered for row in rows if row.clause in {"RDR G4a.10", "RDR G4a.11"}}
