"""An assessment is carried forward whole, and each thing in it is marked against the one before."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.canonical import content_of
from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models import CONTENT, Assessment, Citation, Consultation, Impact, Source
from jurisdictions.assessments.models.words import SignerRole, State
from jurisdictions.assessments.quality import warnings
from jurisdictions.assessments.watching.acts.carry_forward import carry_forward
from jurisdictions.assessments.watching.acts.look_again import look_again
from jurisdictions.assessments.watching.descent import descent_of, translated
from jurisdictions.assessments.watching.marks import CHANGED, GONE, NEW, UNCHANGED, marks_of
from jurisdictions.pauses.acts.ask_to_end import valid_mandate
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from tests.factories.assessments_full import complete_full
from tests.factories.people import person
from tests.jurisdictions.assessments.test_move_template import next_version

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R82")]

WHY: dict[str, Any] = {"trigger": "scheduled", "on": date(2026, 6, 1), "description": "Its review is due."}
OWN = {"id", "title", "carries_on", "author", "template", "reference", "trigger"}


def carried(scene, found, **facts):
    return carry_forward(scene.author, found, **WHY | facts)


@pytest.fixture
def full(scene):
    """Every kind of row, linked with each other."""
    draft = complete_full(scene.held, scene.author, "keep")
    first, second = draft.impacts.order_by("pk")[:2]
    one, other = draft.sources.order_by("pk")[:2]
    rows = [Row(Impact, {"precedes": second}, first.pk), Row(Source, {"rival": other}, one.pk)]
    return scene.sign(edit(scene.author, draft, "any", rows=rows))


def test_every_row_of_every_kind_is_there_again_and_points_where_it_pointed(scene, full):
    child = carried(scene, full)
    before, after = translated(content_of(full), descent_of(child)), content_of(child)
    for model in CONTENT:
        kind = model._meta.model_name or ""
        expected = len(before[kind]) + (1 if kind == "trigger" else 0)
        assert len(after[kind]) == expected, kind
        assert before[kind] == after[kind][: len(before[kind])], kind
    assert {n: v for n, v in before.items() if n not in OWN} == {
        n: v for n, v in after.items() if n not in OWN
    }
    assert len([kind for kind in before if isinstance(before[kind], list) and before[kind]]) > 24
    theirs = set(full.impacts.values_list("pk", flat=True))
    assert not theirs & set(child.impacts.values_list("pk", flat=True))
    assert child.impacts.get(statement=full.impacts.order_by("pk")[0].statement, precedes__isnull=False)


def test_citations_name_the_new_rows(scene, full):
    child = carried(scene, full)
    mine = {f"impact:{pk}" for pk in child.impacts.values_list("pk", flat=True)}
    cited = {row.about for row in Citation.objects.filter(assessment=child, about__startswith="impact:")}
    assert cited == mine
    assert Citation.objects.filter(assessment=child, about="assessment:reasons").exists()


def test_the_draft_names_its_parent_its_trigger_and_its_pauses(scene):
    found = scene.signed()
    child = carried(scene, found)
    assert (child.state, child.carries_on, child.author) == (State.DRAFT, found, scene.author)
    assert child.triggers.latest("pk").description == "Its review is due."
    assert list(child.governs.all()) == [scene.held]
    assert child.signed_at is None
    event = Event.objects.get(verb="assessment.carry_forward", subject_id=child.pk)
    assert event.detail["from"] == found.reference


def test_it_moves_to_the_newest_version_of_its_template_with_the_report(scene):
    found = scene.signed()

    def ask_more(body):
        body["sections"][0]["questions"] = [{"code": "since", "text": "What changed since?", "gate": "M"}]

    next_version("rapid", ask_more)
    child = carried(scene, found)
    assert child.template == newest("rapid")
    assert child.template != found.template
    report = Event.objects.get(verb="assessment.move_template", subject_id=child.pk).detail
    assert report["new_questions"] == ["since"]


def test_names_are_carried_encrypted_and_those_taken_back_stay_behind(scene):
    found = scene.signed()
    keeps, name, everything = found.consultations.order_by("pk")
    withdraw(scene.author, name, of="name")
    withdraw(scene.author, everything, of="all")
    child = carried(scene, found)
    became = descent_of(child)["consultation"]
    rows = {pk: Consultation.objects.get(pk=became[pk]) for pk in (keeps.pk, name.pk, everything.pk)}
    assert rows[keeps.pk].person == keeps.person
    assert (rows[name.pk].person, rows[name.pk].may_name) == ("", False)
    assert (rows[everything.pk].person, rows[everything.pk].may_record) == ("", False)
    assert rows[name.pk].advice == name.advice
    with connection.cursor() as cursor:
        cursor.execute("SELECT person FROM assessments_consultation WHERE id = %s", [became[keeps.pk]])
        stored = cursor.fetchone()[0]
    assert keeps.person not in stored
    assert stored.startswith("local:")
    event = Event.objects.get(verb="assessment.carry_forward")
    assert event.detail["names_left_behind"] == 2


def test_a_consent_taken_back_later_holds_for_both_whichever_record_it_was_noted_on(scene):
    found = scene.signed()
    first, second, _third = found.consultations.order_by("pk")
    child = carried(scene, found)
    became = descent_of(child)["consultation"]
    withdraw(scene.author, first, of="name")
    withdraw(scene.author, Consultation.objects.get(pk=became[second.pk]), of="all")
    for pk in (first.pk, second.pk, became[first.pk], became[second.pk]):
        assert Consultation.objects.get(pk=pk).shown_name == ""


def test_a_name_that_was_kept_long_enough_stays_behind(scene, days_pass):
    draft = scene.draft()
    day = timezone.now().date() + timedelta(days=5)
    consulted = draft.consultations.order_by("pk")[0]
    found = scene.sign(
        edit(scene.author, draft, "c", rows=[Row(Consultation, {"keep_until": day}, consulted.pk)])
    )
    days_pass(6)
    child = carried(scene, found)
    assert Consultation.objects.get(pk=descent_of(child)["consultation"][consulted.pk]).person == ""


def test_only_what_is_signed_is_carried_and_only_once_at_a_time(scene):
    with pytest.raises(OutOfOrder):
        carried(scene, scene.draft())
    found = scene.signed()
    with pytest.raises(NotPermitted):
        carry_forward(person(), found, **WHY)
    with pytest.raises(Invalid):
        carried(scene, found, description=" ")
    child = carried(scene, found)
    with pytest.raises(OutOfOrder, match=child.reference):
        carried(scene, found)
    with pytest.raises(DatabaseError, match="carried_forward_by_one"), transaction.atomic():
        Assessment.objects.create(
            jurisdiction=found.jurisdiction,
            title="Past the act",
            author=scene.author,
            template=found.template,
            carries_on=found,
        )


def test_its_signatures_supersede_the_one_before_and_its_mandates_end_nothing_any_more(scene):
    found = scene.signed("lift")
    assert valid_mandate(scene.held)
    child = edit(scene.author, carried(scene, found), "d", fields={"decision": "keep"})
    child = edit(scene.author, child, "d", fields={"expires_on": timezone.now().date() + timedelta(days=90)})
    assert Assessment.objects.get(pk=found.pk).state == State.SIGNED, "both stand until it is signed"
    scene.sign(child)
    assert Assessment.objects.get(pk=found.pk).state == State.SUPERSEDED
    assert valid_mandate(scene.held) is None
    with pytest.raises(OutOfOrder):
        carried(scene, found)


def test_nothing_else_supersedes(scene):
    found = scene.signed()
    carried(scene, found)
    with pytest.raises(DatabaseError, match="superseded by a signed one"), transaction.atomic():
        Assessment.objects.filter(pk=found.pk).update(state="superseded")


def marks(child):
    return {mark.path: mark for section in marks_of(child, NOBODY) for mark in section.marks}


def test_all_is_unchanged_but_the_new_trigger(scene, full):
    child = carried(scene, full)
    found = marks(child)
    new = child.triggers.latest("pk")
    assert [path for path, mark in found.items() if mark.how != UNCHANGED] == [f"trigger:{new.pk}"]
    assert len(found) > 100


def test_new_changed_gone_are_told_apart_row_by_row_and_field_by_field(scene):
    child = carried(scene, scene.signed())
    impact, gone = child.impacts.get(), child.consultations.order_by("pk")[0]
    rows = [
        Row(Impact, {"statement": "A user is arrested and tried."}, impact.pk),
        Row(Consultation, {}, gone.pk, remove=True),
        Row(Source, {"kind": "ngo", "title": "A report"}),
    ]
    child = edit(scene.author, child, "any", rows=rows, fields={"reasons": "They held.", "question": ""})
    found = marks(child)
    assert found[f"impact:{impact.pk}"].how == CHANGED
    assert [piece.text for piece in found[f"impact:{impact.pk}"].differences[0].pieces if piece.how == "new"]
    assert found[f"consultation:{gone.pk}"].how == GONE
    assert found["assessment:reasons"].how == CHANGED
    assert found["assessment:question"].how == GONE
    assert found["assessment:rejected_because"].how == UNCHANGED
    child = edit(scene.author, child, "any", fields={"limits": "Nobody was on the spot."})
    assert marks(child)["assessment:limits"].how == NEW
    back = edit(scene.author, child, "any", fields={"reasons": child.carries_on.reasons})
    assert marks(back)["assessment:reasons"].how == UNCHANGED, "marks are worked out, not written down"


def test_a_mark_tells_that_a_name_went_and_not_which(scene):
    found = scene.signed()
    withdraw(scene.author, found.consultations.order_by("pk")[0], of="name")
    child = carried(scene, found)
    said = [
        piece.text
        for mark in marks(child).values()
        for difference in mark.differences
        for piece in difference.pieces
    ]
    assert "a name" in said
    assert not [text for text in said if "Nobody Real" in text or len(text) == 64]


def test_somebody_looks_again_at_what_is_unchanged_section_by_section(scene):
    child = carried(scene, scene.signed())
    unseen = {section.code for section in marks_of(child, NOBODY) if section.is_unseen}
    assert "impacts" in unseen
    assert [w for w in warnings(child) if w.section == "impacts" and "not looked at again" in w.text]
    look_again(scene.author, child, "impacts", note="Against the letters of May.")
    section = next(one for one in marks_of(child, NOBODY) if one.code == "impacts")
    assert (section.is_unseen, section.looked.by, section.looked.note) == (
        False,
        scene.author,
        "Against the letters of May.",
    )
    assert not [w for w in warnings(child) if w.section == "impacts" and "not looked at again" in w.text]
    with pytest.raises(NotPermitted):
        look_again(scene.people[SignerRole.LEGAL], child, "impacts")
    with pytest.raises(Invalid):
        look_again(scene.author, child, "nowhere")
    with pytest.raises(OutOfOrder):
        look_again(scene.author, child.carries_on, "impacts")


@pytest.fixture
def client(scene):
    made = Client()
    made.force_login(scene.author)
    return made


def test_the_pages_carry_and_show_and_confirm(scene, client):
    found = scene.signed()
    page = client.get(found.get_absolute_url()).content.decode()
    carry = reverse("watching:carry", args=[found.reference])
    assert carry in page
    assert client.post(carry, WHY | {"title": "", "on": "2026-06-01"}).status_code == 422
    answer = client.post(carry, WHY | {"title": "Once more", "on": "2026-06-01"})
    child = Assessment.objects.latest("pk")
    address = reverse("watching:carried", args=[child.reference])
    assert answer.url == address
    everything = client.get(address).content.decode()
    assert "1 new" in everything
    unseen = client.get(address, {"show": "unseen"}).content.decode()
    assert 'id="s-impacts"' in unseen
    client.post(f"{address}?show=unseen", {"section": "impacts"})
    assert 'id="s-impacts"' not in client.get(address, {"show": "unseen"}).content.decode()
    section = client.get(reverse("assessments:section", args=[child.reference, "impacts"])).content.decode()
    assert "looked at it again" in section
    assert child.reference in client.get(found.get_absolute_url()).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(scene, client, django_assert_max_num_queries):
    child = carried(scene, scene.signed())
    address = reverse("watching:carried", args=[child.reference])
    client.get(address)
    with django_assert_max_num_queries(1000) as before:
        client.get(address)
    rows = [Row(Source, {"kind": "ngo", "title": f"Report {number}"}) for number in range(30)]
    edit(scene.author, child, "any", rows=rows)
    with django_assert_max_num_queries(len(before) + 3):
        client.get(address)
