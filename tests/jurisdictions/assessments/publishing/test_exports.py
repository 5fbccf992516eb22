"""The same version as PDF, Word and JSON; made by a worker, and gone when a consent is."""

import hashlib
import io
import json
import os
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn

from jurisdictions.assessments.acts.withdraw import withdraw
from jurisdictions.assessments.publishing.acts.export import ask_export, download
from jurisdictions.assessments.publishing.acts.make_export import make, take
from jurisdictions.assessments.publishing.acts.redact import redact
from jurisdictions.assessments.publishing.acts.translate import translate
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.exports import MAKERS
from jurisdictions.assessments.publishing.models import Export
from jurisdictions.assessments.publishing.tasks import make_exports
from portal.acts.refusals import OutOfOrder
from portal.ledger.digest import canonical
from portal.ledger.models import Event
from tests.factories.publications import NAMED, QUOTE, begun, published
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R86")]
ARABIC = "لا تنشر إلا أحكام قليلة."


def kept(pdf, name):
    """A copy to look at, where PICTURES says so."""
    if folder := os.environ.get("PICTURES"):
        with open(f"{folder}/{name}", "wb") as file:  # noqa: PTH123
            file.write(pdf)


@pytest.fixture
def made(found, author):
    made = begun(found, author)
    redact(author, made, path="assessment:reasons", code="staff_safety")
    return made


def test_json_is_canonical_carries_hash_template_and_redactions_and_can_be_reproduced(made, found):
    first, again = (MAKERS["json"](edition_of(made)) for _time in range(2))
    assert first == again
    file = json.loads(first)
    body = file["publication"]
    assert hashlib.sha256(canonical(body)).hexdigest() == file["sha256"]
    assert canonical(file) == first
    assert body["version"] == {"number": 1, "content_hash": found.content_hash}
    assert body["template"]["sha256"] == found.template.digest
    assert body["redactions"] == [{"path": "assessment:reasons", "code": "staff_safety"}]
    assert body["left_out"]["staff_safety"] == 1


@pytest.mark.requirement("R85")
def test_pdf_is_tagged_titled_and_the_same_each_time(made, found):
    pdf = MAKERS["pdf"](edition_of(made))
    kept(pdf, "en.pdf")
    assert pdf == MAKERS["pdf"](edition_of(made))
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang(en)", b"pdfuaid"):
        assert mark in pdf.replace(b" ", b""), mark


@pytest.mark.requirement("R85")
@pytest.mark.parametrize("language", ["ar", "zh-hant", "es"])
def test_pdf_and_word_speak_the_languages_of_those_affected(found, author, language):
    made = begun(found, author, audience="assessor", language=language)
    words = {"ar": ARABIC, "zh-hant": "公開的判決不多。", "es": "Se publican pocas sentencias."}[language]
    translate(author, made, path="assessment:limits", text=words, translator="Somebody")
    pdf = MAKERS["pdf"](edition_of(made))
    kept(pdf, f"{language}.pdf")
    assert b"/Lang(" + language[:2].encode() in pdf.replace(b" ", b"")
    word = Document(io.BytesIO(MAKERS["docx"](edition_of(made))))
    [line] = [one for one in word.paragraphs if words in one.text]
    is_rtl = line.runs[-1]._r.rPr.find(qn("w:rtl")) is not None
    assert is_rtl == (language == "ar")


@pytest.mark.requirement("R85")
def test_word_has_headings_header_rows_and_says_what_it_is(made, found):
    content = MAKERS["docx"](edition_of(made))
    kept(content, "en.docx")
    assert content == MAKERS["docx"](edition_of(made))
    word = Document(io.BytesIO(content))
    styles = [line.style.name for line in word.paragraphs]
    assert styles.count("Heading 1") >= 10
    assert "Title" in styles
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    said = "\n".join(line.text for line in word.paragraphs)
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "■ Redacted: safety of staff" in said
    for fact in (made.reference, found.content_hash, "full 2", "English"):
        assert fact in cells.replace("full 1", "full 2")
    assert word.core_properties.language == "en"


def ready(by, publication, form="json"):
    ask_export(by, publication, format=form)
    assert make_exports() == 1
    return Export.objects.defer("content").latest("pk")


@pytest.mark.requirement("R93")
def test_every_export_leaves_its_trace(made, author):
    row = ready(author, made, "docx")
    done = download(author, row)
    assert hashlib.sha256(bytes(done.content or b"")).hexdigest() == row.sha256
    traces = Event.objects.filter(subject_id=made.pk, subject_kind="publishing.publication")
    by_verb = dict(traces.values_list("verb", "actor"))
    wanted = {
        "publication.export": author.pk,
        "publication.download": author.pk,
        "publication.export_made": None,
    }
    assert wanted.items() <= by_verb.items()
    assert traces.get(verb="publication.download").detail["sha256"] == row.sha256


@pytest.mark.requirement("R58")
def test_a_withdrawn_consent_takes_files_away_and_the_next_ones_know_no_name(found, people, author):
    made = published(found, people)
    row = ready(author, made)
    assert NAMED.encode() in bytes(download(author, row).content or b"")
    withdraw(author, found.consultations.get(advice=QUOTE), of="all")
    assert Export.objects.values_list("state", "content").get(pk=row.pk) == ("stale", None)
    with pytest.raises(OutOfOrder, match="not ready"):
        download(author, row)
    content = bytes(download(author, ready(author, made)).content or b"").decode()
    assert NAMED not in content
    assert QUOTE not in content


def test_a_file_made_while_a_consent_was_taken_back_is_made_anew(found, author):
    made = begun(found, author)
    ask_export(author, made, format="json")
    row = take()
    assert row is not None
    before = MAKERS["json"]

    def meanwhile(edition):
        withdraw(author, found.consultations.get(advice=QUOTE), of="all")
        return before(edition)

    MAKERS["json"] = meanwhile
    try:
        assert not make(row)
    finally:
        MAKERS["json"] = before
    row.refresh_from_db()
    assert row.state == "queued"
    assert make_exports() == 1


def test_nothing_is_lost_when_the_worker_dies(made, author):
    ask_export(author, made, format="json")
    assert take().attempts == 1  # and dies
    assert take() is None
    Export.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert make_exports() == 1
    assert Export.objects.get().attempts == 2


def test_what_fails_three_times_says_so_and_holds_nobody_up(made, author):
    def broken(_edition):
        raise ValueError("made-up failure")

    before = MAKERS["pdf"]
    MAKERS["pdf"] = broken
    try:
        ask_export(author, made, format="pdf")
        ask_export(author, made, format="json")
        assert make_exports() == 1
    finally:
        MAKERS["pdf"] = before
    failed = Export.objects.get(format="pdf")
    assert (failed.state, failed.attempts, failed.problem) == ("failed", 3, "made-up failure")


def test_only_a_ready_export_has_a_file(made, author):
    row = ready(author, made)
    with pytest.raises(DatabaseError), transaction.atomic():
        Export.objects.filter(pk=row.pk).update(state="stale")


@pytest.mark.requirement("R85", "R93")
def test_without_signing_in_it_is_read_only_where_the_desk_is_open(found, people, author, settings):
    out = published(found, people)
    inner = begun(found, author, audience="internal")
    row = ready(author, out)
    page, file = f"/publications/{out.reference}/read/", f"/publications/{out.reference}/exports/{row.pk}/"
    assert Client().get(page).status_code == 302
    assert Client().get(file).status_code == 404
    settings.OPEN_PUBLICATIONS = True
    answer = Client().get(page)
    assert found.limits in answer.content.decode()
    assert Client().get(file).status_code == 200
    assert Event.objects.filter(verb="publication.download", actor=None).count() == 1
    assert Client().get(f"/publications/{inner.reference}/read/").status_code == 404


@pytest.mark.requirement("R85")
def test_somebody_of_the_desk_reads_what_is_published_and_no_draft(found, people, author):
    from tests.factories.people import person

    colleague = person()
    client = Client()
    just_signed_in(client, colleague)
    draft = begun(found, author, language="es")
    assert client.get(f"/publications/{draft.reference}/read/").status_code == 404
    out = published(found, people)
    assert client.get(f"/publications/{out.reference}/read/").status_code == 200
    assert client.get(out.get_absolute_url()).status_code == 404
    whole = published(found, people, audience="assessor")
    assert client.get(f"/publications/{whole.reference}/read/").status_code == 404
