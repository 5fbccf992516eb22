"""What a file is, told from its content. The name must agree, and only these types are taken."""

import re
import zipfile
from typing import IO

import puremagic

HEAD = 8192
SUFFIXES = ("pdf", "png", "jpeg", "tiff", "txt", "docx", "eml")
ENDINGS = {
    "application/pdf": {".pdf"},
    "image/png": {".png"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/tiff": {".tif", ".tiff"},
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL_HEADER = re.compile(rb"[!-9;-~]+:[ \t]")
# A letter of some hundred pages has fewer parts and unpacks to less; nothing is unpacked to find out.
MOST_PARTS = 2_000
LARGEST_UNPACKED = 200 * 1024 * 1024


def type_of(content: IO[bytes], ending: str) -> str | None:
    """The media type, or None where the file is of no type taken or its name says another one."""
    content.seek(0)
    head = content.read(HEAD)
    content.seek(0)
    if ending == ".docx":
        return DOCX if _is_docx(content) else None
    if ending in (".txt", ".eml"):
        return _text_type(content, head, ending)
    found = _magic(head)
    return found if ending in ENDINGS.get(found, ()) else None


def _magic(head: bytes) -> str:
    """The surest type that the first bytes speak for."""
    try:
        return next(
            (match.mime_type for match in puremagic.magic_string(head) if match.mime_type in ENDINGS), ""
        )
    except puremagic.PureError:
        return ""


def _text_type(content: IO[bytes], head: bytes, ending: str) -> str | None:
    content.seek(0)
    whole = content.read()
    content.seek(0)
    if b"\x00" in whole or _magic(head):
        return None
    if ending == ".eml":
        return "message/rfc822" if MAIL_HEADER.match(head) else None
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "text/plain"


def _is_docx(content: IO[bytes]) -> bool:
    """A Word document without macros, judged by its table of contents alone."""
    try:
        with zipfile.ZipFile(content) as parts:
            listed = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    finally:
        content.seek(0)
    names = {part.filename for part in listed}
    return (
        {"[Content_Types].xml", "word/document.xml"} <= names
        and len(listed) <= MOST_PARTS
        and sum(part.file_size for part in listed) <= LARGEST_UNPACKED
        and not any(_suspicious(name) for name in names)
    )


def _suspicious(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or "\\" in name or name.endswith("vbaProject.bin")
