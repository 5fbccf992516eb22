"""The demo's mailbox shows mails as text: whatever they hold, nothing in them runs or leads away."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from portal.accounts.acts.invite import invite
from portal.accounts.demo import mailbox
from portal.accounts.demo.links import make_link

pytestmark = pytest.mark.django_db
NAME = "20261124T120000000000Z-1-1"


@pytest.fixture
def box(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO = True
    settings.VAR_DIR = tmp_path
    folder = tmp_path / "mailbox"
    folder.mkdir()
    return folder


@pytest.fixture
def player(box: Path) -> Client:
    client = Client()
    link = make_link(invite(None, "mei@desk.example", "Mei Wong", is_demo=True))
    client.post("/" + link.split("/", 3)[3])
    return client


def keep(box: Path, text: str, name: str = NAME, subject: str = "A subject") -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "desk@desk.example", "mei@desk.example"
    mail["Date"] = "Tue, 24 Nov 2026 12:00:00 -0000"  # as Django writes it
    mail.set_content(text)
    (box / f"{name}.eml").write_bytes(bytes(mail))


def test_mails_are_listed_newest_first(box: Path, player: Client):
    for number in (1, 3, 2):
        keep(box, "text", f"2026112{number}T000000000000Z-1-1", f"Number {number}")
    page = player.get("/demo/mailbox/").content.decode()
    assert page.index("Number 3") < page.index("Number 2") < page.index("Number 1")


def test_many_mails_come_in_pages(box: Path, player: Client):
    for number in range(mailbox.PAGE + 5):
        keep(box, "text", f"20261124T{number:012}Z-1-1")
    first = player.get("/demo/mailbox/").context["page"]
    second = player.get("/demo/mailbox/", {"before": first.next}).context["page"]
    assert (len(first.mails), len(second.mails), second.next) == (mailbox.PAGE, 5, "")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "https://evil.example/",
        "javascript:alert(1)",
        'http://localhost:8000.evil.example/"><script>',
        "http://localhost:8000/x\"onmouseover='alert(1)'",
    ],
)
def test_what_a_mail_holds_is_only_text(text: str, box: Path, player: Client, settings: Settings):
    settings.BASE_URL = "http://localhost:8000"
    keep(box, text)
    shown = mailbox.read(NAME)
    assert shown is not None
    assert "<script" not in shown.html
    assert "<img" not in shown.html
    assert "evil.example" not in "".join(part for part in shown.html.split('href="')[1:])
    assert player.get(f"/demo/mailbox/{NAME}/").status_code == 200


def test_a_link_to_this_desk_can_be_followed(box: Path, player: Client, settings: Settings):
    keep(box, f"Fetch it: {settings.BASE_URL}/handover/abc/?x=1&y=2")
    page = player.get(f"/demo/mailbox/{NAME}/").content.decode()
    assert '<a href="/handover/abc/?x=1&amp;y=2">' in page


@pytest.mark.parametrize("name", ["..", "../../etc/passwd", "%2e%2e%2fsecret", "secret", NAME + "x"])
def test_only_kept_mails_are_read(name: str, box: Path, player: Client):
    (box.parent / "secret.eml").write_text("Subject: secret\n\nsecret")
    assert player.get(f"/demo/mailbox/{name}/").status_code == 404
    assert mailbox.read(name) is None


def test_an_empty_mailbox_says_what_to_do(player: Client):
    assert b"No mail yet" in player.get("/demo/mailbox/").content
