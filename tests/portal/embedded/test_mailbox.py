"""The mailbox of the demo: what is sent can be read, and goes nowhere."""

import os
import smtplib
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

from portal.embedded.environment import ROOT
from tests.portal.embedded.conftest import within
from tests.support.mail import free_port

MAIL = "Subject: Paused — 暫停\nFrom: desk@abeyance.example\nTo: a@desk.example\n\nHeld.\n"


def test_each_mail_becomes_a_file_only_its_owner_reads(tmp_path: Path) -> None:
    folder, port = tmp_path / "mailbox", free_port()
    command = [sys.executable, "-m", "portal.embedded.mailbox", str(folder), str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ))
    try:
        within(10, lambda: _answers(port), lambda: "the mailbox does not answer")
        for _ in range(3):
            with smtplib.SMTP("127.0.0.1", port) as client:
                client.sendmail("desk@abeyance.example", ["a@desk.example"], MAIL.encode())
    finally:
        server.terminate()
    assert server.wait(5) == 0
    files = sorted(folder.iterdir())
    assert [file.suffix for file in files] == [".eml"] * 3
    assert folder.stat().st_mode & 0o077 == 0
    message = message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert message["To"] == "a@desk.example"
    assert message.get_content().strip() == "Held."


def _answers(port: int) -> bool:
    try:
        smtplib.SMTP("127.0.0.1", port).quit()
    except OSError:
        return False
    return True
