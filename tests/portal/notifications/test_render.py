"""A notice says what it says in its reader's language, and nothing a stranger slipped in."""

import pytest
from django.utils import translation

from portal.notifications.deliver import deliver_owed
from portal.notifications.render import as_mail, in_app
from tests.factories.notices import notice
from tests.factories.people import person
from tests.support.mail import MailSink

pytestmark = pytest.mark.django_db

SUBJECT = "You now hold a role: %(role_name)s for %(place)s"
NASTY = [
    "Hong Kong\r\nBcc: everybody@press.example",
    "Hong Kong\n\nYour account is locked: https://evil.example",
    "Hong Kong\u2028Bcc: everybody@press.example",
    "gnoK gnoH\u202e",
    "Hong\x08Kong\x1b[31m",
]


@pytest.mark.parametrize("place", NASTY)
def test_a_value_writes_neither_a_header_nor_a_line(place: str, smtp_sink: MailSink):
    notice(context={"role": "Reviewer", "place": place})
    deliver_owed()
    (mail,) = smtp_sink.messages
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("You now hold a role: Reviewer for ")
    lines = mail.get_content().splitlines()
    assert not [line for line in lines if line.startswith(("Bcc", "Your account"))]
    assert not {"\x08", "\x1b", "\u2028", "\u202e"} & set(mail.get_content())


def test_text_is_text_and_not_markup(smtp_sink: MailSink):
    owed = notice(context={"role": "Reviewer", "place": "<b>Hong & Kong</b> {{ person.password }}"})
    deliver_owed()
    assert "<b>Hong & Kong</b> {{ person.password }}" in smtp_sink.messages[0].get_content()
    assert smtp_sink.messages[0].get_content_type() == "text/plain"
    assert "&amp;" not in in_app(owed).subject


def test_a_text_of_several_lines_keeps_them_indented():
    owed = notice(context={"role": "Reviewer", "place": "first line\nsecond line\r\nthird line"})
    assert "first line\n    second line\n    third line" in as_mail(owed).body
    assert "first line second line third line" in " ".join(as_mail(owed).subject.split())


def test_a_mail_names_whole_addresses_and_the_centre_paths(settings):
    owed = notice(url="/requests/R-000001/")
    assert f"{settings.BASE_URL}/requests/R-000001/" in as_mail(owed).body
    assert settings.BASE_URL not in in_app(owed).body


def test_a_mail_is_in_the_language_of_its_reader(monkeypatch: pytest.MonkeyPatch):
    in_german = "Mails kommen nach Rolle"
    german = translation.trans_real.translation("de")  # type: ignore[attr-defined]
    monkeypatch.setattr(german, "_catalog", {SUBJECT: in_german})
    with translation.override("en-gb"):
        assert as_mail(notice(person(language="de"))).subject == in_german
        assert as_mail(notice(person(language="en-gb"))).subject != in_german
        assert translation.get_language() == "en-gb", "the sender's own language is back afterwards"
