"""One parent for all processes: what they print, how they end."""

import signal
import sys
import time
from pathlib import Path

import pytest

from portal.embedded.supervisor import Program, Supervisor


def shell(name: str, command: str) -> Program:
    return Program(name, ["sh", "-c", command])


def test_every_line_stands_under_the_name_of_who_said_it(capsys: pytest.CaptureFixture[str]) -> None:
    supervisor = Supervisor()
    assert supervisor.complete(shell("migrate", "echo one; echo two >&2; printf three")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.strip() for line in lines) == ["migrate | one", "migrate | three", "migrate | two"]


def test_a_step_that_fails_says_so_by_its_status() -> None:
    assert Supervisor().complete(shell("migrate", "exit 3")) == 3


def test_a_step_ends_when_the_run_is_told_to_stop() -> None:
    supervisor = Supervisor()
    supervisor.request_stop()
    started = time.monotonic()
    assert supervisor.complete(shell("load_demo", "exec sleep 60")) == -signal.SIGTERM
    assert time.monotonic() - started < 5


def test_what_keeps_dying_is_started_again_after_growing_pauses(tmp_path: Path) -> None:
    supervisor, starts = Supervisor(), tmp_path / "starts"
    program = [sys.executable, "-c", f"import time; print(time.time(), file=open({str(starts)!r}, 'a'))"]
    supervisor.start(Program("worker", program))
    deadline = time.monotonic() + 15
    while not starts.exists() or len(starts.read_text().split()) < 3:
        assert time.monotonic() < deadline
        supervisor.pump()
    supervisor.stop()
    first, second, third = (float(moment) for moment in starts.read_text().split()[:3])
    assert third - second > second - first


def test_what_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.embedded.supervisor.PATIENCE", 0.5)
    supervisor = Supervisor()
    deaf = supervisor.start(shell("web", "trap '' TERM; while :; do sleep 0.1; done"))
    supervisor.pump()
    time.sleep(0.2)
    supervisor.stop()
    assert deaf.returncode == -signal.SIGKILL


def test_servers_stop_after_their_clients(tmp_path: Path) -> None:
    supervisor, ends = Supervisor(), tmp_path / "ends"
    command = "trap 'echo {0} >> {1}; exit' TERM; while :; do sleep 0.05; done"
    database = shell("database", command.format("database", ends))
    database.server = True
    supervisor.start(database)
    supervisor.start(shell("web", command.format("web", ends)))
    time.sleep(0.3)
    supervisor.stop()
    assert ends.read_text().split() == ["web", "database"]
