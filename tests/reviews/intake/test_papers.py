"""Attachments are what they say they are, or they do not come in."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.files.names import NAME_LIMIT, safe_name
from reviews.facts import NewPaper
from reviews.rules.papers import LARGEST, check_all
from reviews.rules.problems import Problems

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
TIFF = b"II*\x00\x08\x00\x00\x00\x00\x00"
EML = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Order\r\n\r\nBy order.\r\n"
DOCX_PARTS = ("[Content_Types].xml", "word/document.xml")


def archive(*names, size=10):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in names:
            parts.writestr(name, b"0" * size)
    return file.getvalue()


def paper(name, content):
    return NewPaper(name, io.BytesIO(content))


def taken(*several):
    """The papers that come in, and the reasons for the others."""
    problems = Problems()
    return check_all(several, problems), problems.by_field


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("order.pdf", PDF, "application/pdf"),
        ("ORDER.PDF", PDF, "application/pdf"),
        ("scan.png", PNG, "image/png"),
        ("scan.jpeg", JPEG, "image/jpeg"),
        ("scan.tif", TIFF, "image/tiff"),
        ("note.txt", "法院命令 محكمة".encode(), "text/plain"),
        ("mail.eml", EML, "message/rfc822"),
        (
            "order.docx",
            archive(*DOCX_PARTS),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_the_types_that_agencies_send_come_in(name, content, media_type):
    (kept,), problems = taken(paper(name, content))
    assert not problems
    assert (kept.media_type, kept.size) == (media_type, len(content))
    assert kept.content.read() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("order.pdf", PNG),
        ("order.pdf", b"<html><script>alert(1)</script></html>"),
        ("order.exe", b"MZ\x90\x00"),
        ("order.pdf", b"MZ\x90\x00"),
        ("order.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("page.html", b"<!doctype html><script>alert(1)</script>"),
        ("note.txt", PDF),
        ("note.txt", b"\x00\x01\x02"),
        ("note.txt", "Polizei Köln".encode("latin-1")),
        ("mail.eml", b"no header here"),
        ("order.docx", b"PK\x03\x04 broken"),
        ("order.docx", archive("other.xml")),
        ("order.docx", archive(*DOCX_PARTS, "word/vbaProject.bin")),
        ("order.docx", archive(*DOCX_PARTS, "../../../etc/cron.d/evil")),
        ("order.docx", archive(*DOCX_PARTS, "/etc/passwd")),
        ("order.docx", archive(*DOCX_PARTS, *(f"x{number}" for number in range(2_000)), size=0)),
        ("bomb.docx", archive(*DOCX_PARTS, size=110 * 1024 * 1024)),
        ("order.docm", archive(*DOCX_PARTS)),
        ("archive.zip", archive("a.txt")),
        ("order", PDF),
        ("order.pdf.exe", PDF),
        ("", PDF),
    ],
)
def test_anything_else_stays_out_and_is_named(name, content):
    kept, problems = taken(paper(name, content))
    assert not kept
    assert safe_name(name) in str(problems["attachments.0"][0])


def test_an_empty_file_and_one_that_is_too_large_stay_out():
    kept, problems = taken(
        paper("a.txt", b""), paper("b.txt", b"x" * (LARGEST + 1)), paper("c.txt", b"x" * LARGEST)
    )
    assert [one.name for one in kept] == ["c.txt"]
    assert "empty" in str(problems["attachments.0"])
    assert "20 MB" in str(problems["attachments.1"])


def test_the_same_paper_twice_comes_in_once():
    kept, problems = taken(paper("a.pdf", PDF), paper("b.pdf", PDF))
    assert len(kept) == 1
    assert "twice" in str(problems["attachments.1"])


def test_eleven_are_too_many():
    _kept, problems = taken(*(paper(f"{number}.txt", str(number).encode()) for number in range(11)))
    assert set(problems) == {"attachments"}


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\fakepath\\order.pdf", "order.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a__Set-Cookie_ x.pdf"),
        ('"quoted";x.pdf', "_quoted__x.pdf"),
        ("命令.pdf", "命令.pdf"),
        ("x\x00.pdf", "x.pdf"),
        ("...", "file"),
    ],
)
def test_names_lose_paths_and_what_cannot_be_seen(given_name, shown):
    assert safe_name(given_name) == shown


@given(some.text(max_size=400))
def test_any_name_becomes_one_that_is_safe_to_write_into_a_header(name):
    safe = safe_name(name)
    assert 0 < len(safe) <= NAME_LIMIT
    assert not set(safe) & set('"\\/;\r\n\x00')
    assert safe_name(safe) == safe


@given(
    some.binary(max_size=2_000), some.sampled_from(["pdf", "png", "jpg", "tif", "txt", "docx", "eml", "zip"])
)
def test_any_bytes_are_taken_or_refused_and_nothing_breaks(content, ending):
    kept, problems = taken(paper(f"file.{ending}", content))
    assert bool(kept) != bool(problems)
