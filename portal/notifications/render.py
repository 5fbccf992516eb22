"""What a notice says, in its reader's language.

`templates/notices/<kind>.txt`: the first line is the subject, then an empty line, then the text.
Templates see what the act gave as `context`, and `link`, `person`, `desk`. Everything is plain text.
A value of several lines keeps them, each indented, and none carries control characters: so nobody writes
into a mail's header or fakes a paragraph of the desk's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.utils import translation

from portal.notifications.models import Notice

FOLDER = settings.BASE_DIR / "templates" / "notices"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")

Extra = Callable[[Notice], dict[str, str]]
_extras: dict[str, Extra] = {}


@dataclass(frozen=True)
class Text:
    """A notice ready to be read."""

    subject: str
    body: str


def for_mail_only(kind: str) -> Callable[[Extra], Extra]:
    """Register what a kind's mail needs and the database must not hold, such as a link with a secret."""

    def register(function: Extra) -> Extra:
        _extras[kind] = function
        return function

    return register


def in_app(notice: Notice) -> Text:
    """The notice as its centre shows it, in the language in use."""
    return _render(notice, notice.url, {})


def as_mail(notice: Notice) -> Text:
    """The notice as a mail, in the person's language; outside addresses get the desk's own."""
    language = notice.person.language if notice.person else settings.LANGUAGE_CODE
    with translation.override(language):
        extra = _extras[notice.kind](notice) if notice.kind in _extras else {}
        return _render(notice, whole_address(notice.url), extra)


def whole_address(url: str) -> str:
    """A page of this desk as an address that works in a mail."""
    return settings.BASE_URL + url if url.startswith("/") else url


def _render(notice: Notice, link: str, extra: dict[str, str]) -> Text:
    context = {name: _inert(value) for name, value in notice.context.items()}
    context |= {"link": link, "person": notice.person, "desk": settings.BASE_URL, **extra}
    text = _engine().get_template(f"{notice.kind}.txt").render(Context(context, autoescape=False))
    subject, _, body = text.strip().partition("\n\n")
    return Text(one_line(subject), body.strip() + "\n")


def one_line(text: str) -> str:
    """Text without line breaks and control characters."""
    return _CONTROL.sub(" ", text).strip()


def _inert(value: Any) -> Any:
    """Text whose lines but the first are indented; lists likewise; anything else as it is."""
    if isinstance(value, str):
        return "\n    ".join(one_line(line) for line in value.splitlines())
    if isinstance(value, list):
        return [_inert(item) for item in value]
    return value


@cache
def _engine() -> Engine:
    builtins = ["django.templatetags.i18n", "portal.ui.templatetags.ui"]
    return Engine(dirs=[str(FOLDER)], builtins=builtins, autoescape=False)
