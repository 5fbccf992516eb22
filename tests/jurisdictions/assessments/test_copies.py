"""Copies of sources: hashed here, never changed, checked at each download, part of what is signed."""

import hashlib
import io

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts import keep_copy as keeping
from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.keep_copy import keep_copy
from jurisdictions.assessments.acts.read_copy import NotAsKept, read_copy
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.blind import NOBODY
from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.models import Source, SourceCopy
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.record import record_of
from portal.acts.refusals import Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from tests.factories.assessments import signers
from tests.factories.full_facts import SOURCE
from tests.factories.people import person
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R24")]
LAW = b"<script>alert(1)</script> An invented article."


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def source(desk):
    return desk.add(Source, **SOURCE)


def keep(desk, source, content=LAW, name="law.html", kind="evidence", **facts):
    return keep_copy(desk.author, source, content=io.BytesIO(content), name=name, kind=kind, **facts)


def client_of(somebody) -> Client:
    client = Client()
    just_signed_in(client, somebody)
    return client


def page_of(desk, source) -> str:
    return reverse("assessments:source", args=[desk.found.reference, source.pk])


def upload(name, content=LAW):
    file = io.BytesIO(content)
    file.name = name
    return file


def on_disk(tmp_path):
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_copy_has_its_hash_time_capturer_and_address(desk, source):
    copy = keep(desk, source)
    assert copy.sha256 == hashlib.sha256(LAW).hexdigest()
    assert (copy.size, copy.captured_by, copy.url) == (len(LAW), desk.author, SOURCE["url"])
    assert copy.captured_at is not None
    assert keep(desk, source, kind="working", content=b"x", url="https://example.org/other").url.endswith(
        "other"
    )
    event = Event.objects.filter(verb="assessment.keep_copy").earliest("pk")
    assert (event.actor, event.detail["sha256"]) == (desk.author, copy.sha256)


def test_evidence_is_one_and_working_copies_come_beside_it(desk, source):
    evidence = keep(desk, source)
    keep(desk, source, b"Marked up.", kind="working")
    keep(desk, source, b"Marked up again.", kind="working")
    with pytest.raises(Invalid, match="never replaced"):
        keep(desk, source, b"Another capture.")
    with pytest.raises(Invalid, match="kept already"):
        keep(desk, source, b"Marked up.", kind="working")
    assert source.copies.count() == 3
    assert read_copy(desk.author, evidence).read() == LAW


@pytest.mark.parametrize(
    "change", ["UPDATE assessments_sourcecopy SET name = 'x'", "DELETE FROM assessments_sourcecopy"]
)
def test_no_shell_changes_or_removes_a_copy(desk, source, change):
    keep(desk, source)
    with pytest.raises(DatabaseError, match="stays as it was captured"), transaction.atomic():
        connection.cursor().execute(change)


def test_a_source_with_a_copy_stays(desk, source):
    keep(desk, source)
    with pytest.raises(Invalid, match="named by other rows"):
        edit(desk.author, desk.found, "evidence", rows=[Row(Source, pk=source.pk, remove=True)])


def test_an_edit_never_writes_a_copy(desk, source):
    with pytest.raises(ValueError, match="SourceCopy"):
        desk.add(SourceCopy, source=source, kind="evidence", sha256="0" * 64)


def test_a_copy_is_of_a_source_of_its_own_assessment(desk, source):
    copy = keep(desk, source)
    with pytest.raises(DatabaseError, match="another assessment"), transaction.atomic():
        connection.cursor().execute(
            "INSERT INTO assessments_sourcecopy (assessment_id, source_id, kind, stored_as, name, size,"
            " sha256,"
            " url, captured_at, captured_by_id) SELECT (SELECT max(id) FROM assessments_assessment), 0, kind,"
            " stored_as, name, size, sha256, url, captured_at, captured_by_id FROM assessments_sourcecopy"
            " WHERE id = %s",
            [copy.pk],
        )


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (b"x" * 21, "larger than")])
def test_a_file_that_is_not_taken_leaves_nothing_behind(desk, source, tmp_path, monkeypatch, content, words):
    monkeypatch.setattr(keeping, "LARGEST", 20)
    with pytest.raises(Invalid, match=words):
        keep(desk, source, content)
    assert on_disk(tmp_path) == []


def test_only_assessors_keep_copies_and_only_readers_read_them(desk, source):
    with pytest.raises(NotPermitted):
        keep_copy(person(), source, content=io.BytesIO(LAW), name="a", kind="evidence")
    copy = keep(desk, source)
    with pytest.raises(NotPermitted):
        read_copy(person(), copy)
    url = reverse("assessments:copy", args=[desk.found.reference, copy.pk])
    assert client_of(person()).get(url).status_code == 404


def test_a_copy_more_voids_the_signatures(desk, source):
    found = submit(desk.author, desk.found)
    sign(
        desk.author, found, role="author", verdict="sign", content_hash=found.content_hash, interests="None."
    )
    keep(desk, source)
    found.refresh_from_db()
    assert (found.state, found.content_hash) == ("draft", "")


def test_the_hash_of_a_copy_is_part_of_what_is_signed(desk, source):
    before = hash_of(content_of(desk.found))
    copy = keep(desk, source)
    content = content_of(desk.found)
    assert [row["sha256"] for row in content["sourcecopy"]] == [copy.sha256]
    assert hash_of(content) != before
    assert copy.stored_as not in str(content)


def test_a_signed_assessment_takes_no_copy(desk, source):
    people = signers(desk.found.jurisdiction) | {SignerRole.AUTHOR: desk.author}
    found = submit(desk.author, desk.found)
    for role, who in people.items():
        sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests="None.")
    with pytest.raises(OutOfOrder, match="does not change"):
        keep(desk, source)


def test_a_file_that_was_changed_on_the_disk_is_not_given_out(desk, source, tmp_path):
    copy = keep(desk, source)
    [path] = on_disk(tmp_path)
    path.chmod(0o600)
    path.write_bytes(LAW.replace(b"invented", b"enacted!"))
    url = reverse("assessments:copy", args=[desk.found.reference, copy.pk])
    answer = client_of(desk.author).get(url)
    assert answer.status_code == 409
    assert "no longer what was kept" in answer.content.decode()
    event = Event.objects.get(verb="assessment.copy_differs")
    assert event.detail["sha256"] == copy.sha256 != event.detail["found"]
    default_storage.delete(copy.stored_as)
    with pytest.raises(NotAsKept, match="is gone"):
        read_copy(desk.author, copy)


def test_a_download_is_inert_whatever_the_file_is(desk, source):
    copy = keep(desk, source)
    answer = client_of(desk.author).get(reverse("assessments:copy", args=[desk.found.reference, copy.pk]))
    assert b"".join(answer) == LAW
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert Event.objects.filter(verb="assessment.read_copy").count() == 1


@pytest.mark.parametrize(
    "name", ["القانون رقم ٤٣.pdf", "香港国家安全法第43条.pdf", "../../etc/passwd", "a" * 400 + ".pdf"]
)
def test_a_page_takes_a_file_whatever_its_name(desk, source, name):
    client = client_of(desk.author)
    sent = {"file": upload(name), "kind": "evidence", "url": ""}
    assert client.post(page_of(desk, source), sent).status_code == 302
    copy = source.copies.get()
    assert "/" not in copy.name
    answer = client.get(reverse("assessments:copy", args=[desk.found.reference, copy.pk]))
    assert b"".join(answer) == LAW
    assert copy.name in client.get(page_of(desk, source)).content.decode()


def test_a_refused_file_keeps_what_was_typed_beside_the_message(desk, source):
    answer = client_of(desk.author).post(
        page_of(desk, source),
        {"file": upload("a.txt", b""), "kind": "working", "url": "https://example.org/typed"},
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "The file is empty." in html
    assert "https://example.org/typed" in html


def test_the_record_that_is_signed_tells_the_hash(desk, source):
    copy = keep(desk, source)
    desk.asks(sections=[{"code": "all", "title": "All", "fields": ["title"], "rows": ["source"]}])
    texts = [
        item.text
        for section in record_of(desk.found, NOBODY)
        for row in section.tables[0].rows
        for item in row.items
    ]
    assert any(copy.sha256 in text for text in texts)
