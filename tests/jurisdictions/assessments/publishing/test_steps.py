"""Two people, a check for people, and a database that says the same."""

import pytest
from django.db import DatabaseError, transaction

from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.publishing.acts.add_erratum import add_erratum
from jurisdictions.assessments.publishing.acts.begin import begin
from jurisdictions.assessments.publishing.acts.confirm import confirm_hit
from jurisdictions.assessments.publishing.acts.redact import redact, unredact
from jurisdictions.assessments.publishing.acts.steps import approve, ask, publish, retract, send_back
from jurisdictions.assessments.publishing.acts.translate import read_translation, translate
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.models import Confirmation, Publication
from jurisdictions.assessments.publishing.names.check import open_hits
from jurisdictions.assessments.publishing.names.patterns import parts_of_names
from jurisdictions.assessments.publishing.refusals import NamesLeft, SecondReader, Unread
from portal.access.permissions import Role
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause
from tests.factories.people import person, with_role
from tests.factories.publications import NAMED, UNNAMED, begun, confirm_all, published, signed
from tests.support.scenes import scene

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R84")]


def hits(publication):
    return open_hits(publication, edition_of(publication))


@pytest.fixture
def asked(found, author, reader):
    made = ask(author, begun(found, author))
    confirm_all(reader, made)
    return Publication.objects.get(pk=made.pk)


def test_only_what_is_signed_is_published(held, author):
    draft = complete(held, author)
    with pytest.raises(OutOfOrder, match="Only a signed"):
        begin(author, draft, audience="public", language="en")
    opened = submit(author, draft)
    version = opened.versions.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.create(
            assessment=opened, version=version, audience="public", language="en", begun_by=author
        )


def test_there_is_one_edition_for_each_audience_and_language(found, author):
    first = begun(found, author)
    with pytest.raises(OutOfOrder, match=first.reference):
        begun(found, author)
    begun(found, author, language="ar")


def test_the_author_does_not_approve_nor_whoever_redacted(asked, found, author, reader):
    with pytest.raises(SecondReader):
        approve(author, asked)
    hand = with_role(Role.AUTHOR, found.jurisdiction)
    redact(hand, asked, path="assessment:limits", code="security")
    with pytest.raises(SecondReader):
        approve(hand, asked)
    with pytest.raises(NotPermitted):
        approve(person(), asked)
    assert approve(reader, asked).approved_by == reader


def test_the_database_says_so_too(asked, found, author, reader):
    hand = with_role(Role.AUTHOR, found.jurisdiction)
    redact(hand, asked, path="assessment:limits", code="security")
    for who in (author, hand, None):
        with pytest.raises(DatabaseError), transaction.atomic():
            Publication.objects.filter(pk=asked.pk).update(
                state="approved", approved_by=who, approved_at=asked.begun_at
            )
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=asked.pk).update(state="published")


def test_a_change_after_the_approval_voids_it(asked, author, reader):
    approve(reader, asked)
    redact(author, asked, path="assessment:limits", code="security")
    asked.refresh_from_db()
    assert (asked.state, asked.approved_by) == ("reading", None)
    with pytest.raises(OutOfOrder):
        publish(author, asked)


def test_what_was_published_shows_no_more_than_it_did_but_less_at_any_time(found, author, people):
    made = published(found, people)
    redact(author, made, path="assessment:limits", code="security")
    assert Publication.objects.get(pk=made.pk).state == "published"
    with pytest.raises(OutOfOrder, match="stays out"):
        unredact(author, made, path="assessment:limits")
    with pytest.raises(DatabaseError), transaction.atomic():
        made.redactions.update(undone_by=author, undone_at=made.begun_at)


def test_the_second_reader_sends_it_back_with_a_reason(asked, author, reader):
    with pytest.raises(Invalid):
        send_back(reader, asked, reason=" ")
    assert send_back(reader, asked, reason="The limits say too much.").state == "draft"


NAMING = f"{UNNAMED} and Wren wrote to desk@example.org and rang +852 2345 6789. Alex Invented answered."


@scene
def named():
    """A pause, four people, and an assessment that they signed whose reasons name people."""
    person("Alex Invented")
    held = pause()
    people = signers(held.jurisdiction)
    return held, people, signed(held, people, reasons=NAMING)


@pytest.fixture
def naming(named):
    return named[2]


def test_names_addresses_and_numbers_are_found_and_consultees_not_shown(naming, author):
    found = [hit for hit in hits(begun(naming, author)) if hit.path == "assessment:reasons"]
    assert sorted((hit.kind, hit.seen) for hit in found) == [
        ("consultee", ""),
        ("consultee", ""),
        ("email", "desk@example.org"),
        ("person", "Alex Invented"),
        ("phone", "+852 2345 6789"),
    ]


def test_who_agreed_to_be_named_is_no_hit_until_the_name_is_withdrawn(held, people, author):
    found = signed(held, people, reasons=f"{NAMED} persuaded us.")
    made = begun(found, author)
    assert not [hit for hit in hits(made) if hit.path == "assessment:reasons"]


def test_no_hit_is_left_when_it_is_approved(naming, author, reader):
    made = ask(author, begun(naming, author))
    with pytest.raises(NamesLeft, match="of the check for people are left"):
        approve(reader, made)
    first = hits(made)[0]
    with pytest.raises(Invalid):
        confirm_hit(reader, made, path=first.path, kind=first.kind, term=first.term, reason="")
    redact(author, made, path="assessment:reasons", code="consultee_safety")
    confirm_all(reader, made)
    assert approve(reader, made).state == "approved"


def test_whoever_wrote_it_confirms_no_hit(naming, author):
    made = ask(author, begun(naming, author))
    first = hits(made)[0]
    facts = {"path": first.path, "kind": first.kind, "term": first.term, "reason": "Fine."}
    with pytest.raises(SecondReader):
        confirm_hit(author, made, **facts)
    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.create(publication=made, by=author, **facts)


def test_no_event_of_the_ledger_holds_a_name(naming, author, reader):
    made = ask(author, begun(naming, author))
    confirm_all(reader, made)
    written = str(list(Event.objects.values_list("detail", flat=True)))
    written += str(list(Confirmation.objects.values_list("path", "kind", "term", "reason")))
    assert UNNAMED not in written
    assert "Wren" not in written


def test_a_name_that_became_known_after_the_approval_stops_the_publication(held, people, author, reader):
    found = signed(held, people, reasons="Zacharias Newcomer was right.")
    made = ask(author, begun(found, author))
    confirm_all(reader, made)
    approve(reader, made)
    person("Zacharias Newcomer")
    with pytest.raises(NamesLeft):
        publish(author, made)


def test_errata_are_added_to_what_is_published_and_name_nobody(found, author, people):
    made = published(found, people)
    with pytest.raises(Invalid, match="check for people"):
        add_erratum(author, made, text=f"{UNNAMED} said otherwise.")
    add_erratum(author, made, text="Read 12 for 21.")
    assert [fact.value for fact in edition_of(made).errata] == ["Read 12 for 21."]
    retract(author, made, reason="Superseded.")
    with pytest.raises(OutOfOrder):
        add_erratum(author, made, text="Late.")


@pytest.mark.requirement("R85", "R28")
def test_a_machine_draft_says_so_and_is_not_published_before_somebody_read_it(found, author, reader):
    made = begun(found, author, language="es")
    translate(
        author, made, path="assessment:limits", text="Pocas sentencias.", translator="MT 1", machine=True
    )
    entry = edition_of(made).entry("assessment:limits")
    assert (entry.text, entry.language, entry.machine) == ("Pocas sentencias.", "es", True)
    ask(author, made)
    confirm_all(reader, made)
    with pytest.raises(Unread):
        approve(reader, made)
    with pytest.raises(FourEyes):
        read_translation(author, made, path="assessment:limits")
    read_translation(reader, made, path="assessment:limits")
    assert not edition_of(made).entry("assessment:limits").machine
    said = [(fact.label, fact.value) for fact in edition_of(made).translations]
    assert "MT 1" in said[0][0]
    assert reader.name in said[0][1]
    assert approve(reader, made).approved_by == reader


def test_every_step_leaves_an_event(found, people):
    made = published(found, people)
    verbs = Event.objects.filter(subject_kind="publishing.publication", subject_id=made.pk)
    assert {"publication.begin", "publication.ask", "publication.approve", "publication.publish"} <= set(
        verbs.values_list("verb", flat=True)
    )
    assert people[SignerRole.RIGHTS].pk in verbs.values_list("actor", flat=True)


def test_what_stands_in_brackets_is_no_part_of_a_name():
    look = parts_of_names(["Ines Albrecht (made up)", "Bo Lee"], last_only=True, shortest=4)
    assert look.findall("Lee read it up) to Albrecht, who wrote it") == ["Albrecht"]
