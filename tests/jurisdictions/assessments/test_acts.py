"""From a trigger to four signatures, and what may never happen on the way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.sign import agreeing, sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.models import Consultation, Impact, Measure, Signature
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.refusals import NotReady
from jurisdictions.pauses.models import Mandate
from jurisdictions.pauses.refusals import NoMandate
from portal.access.permissions import Permission, Role
from portal.acts.refusals import FourEyes, NotPermitted, OutOfOrder, Stale
from tests.factories.assessments import complete, consultation, impact_rows, lift, signed_to_lift, signers
from tests.factories.pauses import pause
from tests.factories.people import give, person, with_role
from tests.factories.places import jurisdiction

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def people(held):
    return signers(held.jurisdiction)


@pytest.fixture
def author(people):
    return people[SignerRole.AUTHOR]


def opened(held, author):
    return submit(author, complete(held, author))


def sign_as(who, found, role, **word):
    said = {"verdict": "sign", "interests": "None.", "content_hash": found.content_hash} | word
    return sign(who, found, role=role, **said)


def sign_all(found, people):
    for role, who in people.items():
        sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests="None.")
    found.refresh_from_db()


def test_four_signatures_open_the_lift_and_nothing_else_does(held, people, author):
    officer = with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))
    with pytest.raises(NoMandate):
        lift(officer, held)
    found = opened(held, author)
    sign_all(found, people)
    assert found.state == "signed"
    lifted = lift(officer, held)
    assert lifted.is_lifted
    assert lifted.mandate.signers == sorted(who.pk for who in people.values())


def test_the_severest_impact_stays_on_top_however_unlikely(held, author):
    found = complete(held, author)
    impact_rows(
        found, author, statement="Many are annoyed.", scale=4, scope=4, irremediability=4, likelihood=5
    )
    top = impact_rows(
        found, author, statement="One is tortured.", scale=5, scope=1, irremediability=5, likelihood=1
    )
    assert found.impacts.first() == top
    assert top.severity == 5


def test_a_comma_voids_the_signatures(held, people, author):
    found = opened(held, author)
    sign(author, found, role="author", verdict="sign", content_hash=found.content_hash, interests="None.")
    one = found.consultations.first()
    Consultation.objects.filter(pk=one.pk).update(advice=one.advice + ",")
    found.refresh_from_db()
    assert (found.state, found.content_hash) == ("draft", "")
    assert agreeing(found) == {}


@pytest.mark.parametrize("field", ["title", "reasons", "conditions"])
def test_a_change_of_its_own_text_voids_too(held, author, field):
    found = opened(held, author)
    type(found).objects.filter(pk=found.pk).update(**{field: "changed"})
    found.refresh_from_db()
    assert found.state == "draft"


def test_the_author_cannot_sign_in_a_second_role(held, people, author):
    for right in (Permission.SIGN_RIGHTS, Permission.SIGN_LEGAL):
        give(author, right, held.jurisdiction)
    found = opened(held, author)
    sign(author, found, role="author", verdict="sign", content_hash=found.content_hash, interests="None.")
    with pytest.raises(FourEyes):
        sign(author, found, role="rights", verdict="sign", content_hash=found.content_hash, interests="None.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.create(
            assessment=found, role="rights", person=author, verdict="sign", content_hash=found.content_hash
        )


def test_three_signatures_are_not_enough_by_any_path(held, people, author):
    found = opened(held, author)
    for role in ("author", "rights", "legal"):
        sign(
            people[SignerRole(role)],
            found,
            role=role,
            verdict="sign",
            content_hash=found.content_hash,
            interests="None.",
        )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE assessments_assessment SET state = 'signed' WHERE id = %s", [found.pk])


def test_a_mandate_typed_in_by_hand_is_refused(held, author):
    found = complete(held, author)
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        Mandate.objects.create(
            pause=held,
            decision_kind="assessments.assessment",
            decision_id=found.pk,
            decision_reference="A-9999",
            content_hash="0" * 64,
            signers=[1, 2, 3, 4],
            expires_at=timezone.now() + timedelta(days=1),
        )
    assert refused.value.__cause__.sqlstate == "AB030"


def test_a_signed_assessment_does_not_change(held, people, author):
    found = opened(held, author)
    sign_all(found, people)
    with pytest.raises(OutOfOrder):
        edit(author, found, "decision", fields={"reasons": "Others."})
    with pytest.raises(DatabaseError), transaction.atomic():
        Measure.objects.filter(assessment=found).update(text="Another one.")


def test_signing_needs_the_role_and_the_content_that_was_read(held, people, author):
    found = opened(held, author)
    with pytest.raises(NotPermitted):
        sign(
            person(), found, role="legal", verdict="sign", content_hash=found.content_hash, interests="None."
        )
    with pytest.raises(Stale):
        sign(
            people[SignerRole.LEGAL],
            found,
            role="legal",
            verdict="sign",
            content_hash="0" * 64,
            interests="None.",
        )


def test_a_return_makes_it_a_draft_again(held, people, author):
    found = opened(held, author)
    sign(
        people[SignerRole.LEGAL],
        found,
        role="legal",
        verdict="return",
        statement="Article 43 is missing.",
        content_hash=found.content_hash,
        interests="None.",
    )
    found.refresh_from_db()
    assert found.state == "draft"
    submit(author, found)


def test_a_lift_with_an_unverified_severe_measure_is_blocked_and_says_why(held, author):
    found = complete(held, author, verified=False)
    with pytest.raises(NotReady, match="verified measure against severity 5: A user is arrested"):
        submit(author, found)


def test_nobody_verifies_a_measure_of_their_own(held, author):
    found = complete(held, author, verified=False)
    measure = found.measures.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(status="verified", verified_by=measure.owner)


def test_to_keep_needs_a_day_within_half_a_year(held, author):
    found = complete(held, author, decision="keep")
    assert blockers(found) == []
    found = edit(
        author, found, "decision", fields={"expires_on": timezone.now().date() + timedelta(days=200)}
    )
    assert [blocker.section for blocker in blockers(found)] == ["decision"]


def test_a_law_as_trigger_wants_its_provisions(held, author):
    found = complete(held, author)
    trigger = found.triggers.get()
    edit(author, found, "trigger", rows=[Row(type(trigger), {"kind": "law_adopted"}, pk=trigger.pk)])
    assert {blocker.section for blocker in blockers(found)} == {"law"}


def test_a_minimum_of_experts_is_consulted(held, author):
    found = complete(held, author)
    expert = found.consultations.filter(consultee_class="independent_expert").last()
    edit(author, found, "consultations", rows=[Row(Consultation, pk=expert.pk, remove=True)])
    assert {blocker.section for blocker in blockers(found)} == {"consultations"}


def test_a_withdrawn_consent_takes_the_name_away(held, author):
    found = complete(held, author)
    edit(author, found, "consultations", rows=[Row(Consultation, consultation(person="Gone Again"))])
    consulted = found.consultations.latest("pk")
    assert consulted.shown_name == "Gone Again"
    withdraw(author, consulted, of="name")
    assert found.consultations.get(pk=consulted.pk).shown_name == ""


def test_a_consent_can_be_withdrawn_after_the_signatures_and_they_stand(held, people, author):
    found = opened(held, author)
    sign_all(found, people)
    consulted = found.consultations.first()
    withdraw(author, consulted, of="all")
    found.refresh_from_db()
    assert (found.state, consulted.shown_name) == ("signed", "")


def test_a_name_is_unreadable_in_the_database_and_in_the_kept_version(held, author):
    found = opened(held, author)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(person, ' ') FROM assessments_consultation")
        stored = cursor.fetchone()[0]
    assert "Nobody Real" not in stored
    assert "Nobody Real" not in str(found.versions.get().content)


def test_a_stale_page_saves_nothing(held, author):
    found = complete(held, author)
    with pytest.raises(Stale):
        edit(author, found, "trigger", fields={"question": "Another?"}, lock_version=0)


def test_the_hash_covers_every_row(held, author):
    found = complete(held, author)
    before = hash_of(content_of(found))
    impact_rows(found, author, statement="Another one.")
    assert hash_of(content_of(found)) != before
    assert Impact.objects.filter(assessment=found).count() == 2


def test_a_mandate_is_used_once(held):
    mandate = signed_to_lift(held)
    officer = with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))
    lift(officer, held)
    with pytest.raises(OutOfOrder):
        lift(officer, held)
    again = pause()
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        type(again).objects.filter(pk=again.pk).update(
            period=(again.period.lower, timezone.now()), mandate=mandate, lifted_by=officer
        )
    assert refused.value.__cause__.sqlstate in {"AB022", "23505"}
