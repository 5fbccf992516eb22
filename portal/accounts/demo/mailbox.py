"""Reads the mails that the demo's mail server kept instead of delivering."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_binary_file, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

PAGE = 50
_NAME = re.compile(r"[0-9TZ]+(-\d+)*")


@dataclass(frozen=True)
class Mail:
    """One kept mail."""

    name: str
    sender: str
    to: str
    subject: str
    at: datetime | None
    body: str

    @property
    def html(self) -> SafeString:
        """The text, inert; only addresses of this very site can be followed."""
        return mark_safe("".join(_pieces(self.body)))  # noqa: S308 -- each piece is escaped


@dataclass(frozen=True)
class Page:
    """Mails, newest first, and the name after which older ones follow."""

    mails: list[Mail]
    next: str


def folder() -> Path:
    """Where the mail server of `make run` keeps what it gets."""
    return settings.VAR_DIR / "mailbox"


def page(before: str = "") -> Page:
    """A page of mails that arrived before the one of this name."""
    names = sorted((path.stem for path in folder().glob("*.eml")), reverse=True)
    older = [name for name in names if not before or name < before]
    shown = older[:PAGE]
    return Page([_parse(name) for name in shown], shown[-1] if len(older) > PAGE else "")


def read(name: str) -> Mail | None:
    """The mail of this name, or None."""
    if not _NAME.fullmatch(name) or not _path(name).is_file():
        return None
    return _parse(name)


def _path(name: str) -> Path:
    return folder() / f"{name}.eml"


def _parse(name: str) -> Mail:
    with _path(name).open("rb") as file:
        message = message_from_binary_file(file, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 -- by the policy
    part = message.get_body(("plain",))
    date = message["Date"]
    return Mail(
        name=name,
        sender=str(message["From"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        at=_moment(date.datetime) if date else None,
        body=part.get_content() if part else "",
    )


def _moment(written: datetime) -> datetime:
    """A zone of -0000, as Django writes it, is UTC of a sender who does not say where they are (RFC 5322)."""
    return written if written.tzinfo else written.replace(tzinfo=UTC)


def _pieces(text: str) -> Iterator[str]:
    ours = re.compile(re.escape(settings.BASE_URL) + r"(/[^\s<>\"']*)")
    position = 0
    for match in ours.finditer(text):
        yield conditional_escape(text[position : match.start()])
        # A path, so that it leads to this site however the reader reached it.
        yield format_html('<a href="{}">{}</a>', match[1], match[0])
        position = match.end()
    yield conditional_escape(text[position:])
