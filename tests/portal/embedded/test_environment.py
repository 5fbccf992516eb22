"""What `make run` decides before it starts anything."""

import socket
from pathlib import Path

import pytest

from portal.embedded import environment
from portal.embedded.procfile import read_procfile
from tests.support.mail import free_port


@pytest.fixture(autouse=True)
def _fresh_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "PORT", "EMAIL_PORT", "BASE_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = environment.demo_environment()["SECRET_KEY"]
    assert len(first) > 50
    assert environment.demo_environment()["SECRET_KEY"] == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_second_terminal_finds_the_port_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    port = str(free_port())
    monkeypatch.setenv("PORT", port)
    environment.choose_ports()
    monkeypatch.delenv("PORT")
    assert environment.demo_environment()["BASE_URL"] == f"http://localhost:{port}"


def test_servers_named_from_outside_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/desk")
    monkeypatch.setenv("REDIS_URL", "redis://redis.example")
    chosen = environment.demo_environment()
    assert chosen["DATABASE_URL"] == "postgresql://db.example/desk"
    assert chosen["REDIS_URL"] == "redis://redis.example"


def test_a_taken_port_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        with pytest.raises(SystemExit, match=r"is taken\. Choose another: PORT=\d+ make run"):
            environment.choose_ports()


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match="PORT must be a number from 1 to 65535"):
        environment.choose_ports()


def test_a_procfile_names_one_process_a_line(tmp_path: Path) -> None:
    path = tmp_path / "Procfile"
    path.write_text("# what runs\nweb: serve --port $PORT\n\nworker: work\n")
    assert read_procfile(path) == {
        "web": ["sh", "-c", "exec serve --port $PORT"],
        "worker": ["sh", "-c", "exec work"],
    }
    path.write_text("web serve\n")
    with pytest.raises(ValueError, match="Procfile line 1"):
        read_procfile(path)
