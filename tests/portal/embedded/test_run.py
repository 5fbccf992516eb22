"""Start, stop, kill: real processes."""

import signal
import sys

import psycopg
import pytest
import redis

from portal.embedded import environment
from portal.embedded.postgres import Postgres
from portal.embedded.redis import Redis
from tests.portal.embedded.conftest import Run, within


def test_it_stops_in_good_order_and_leaves_no_process(run: Run) -> None:
    run.start()
    assert len(run.processes()) > 5
    run.keeper.send_signal(signal.SIGINT)
    assert run.keeper.wait(15) == 0
    assert run.processes() == []
    assert "database system is shut down" in (run.folder / "log" / "postgres.log").read_text()


@pytest.mark.parametrize("victim", ["supervisor", "keeper"])
def test_a_killed_run_leaves_no_process_and_starts_again_with_its_data(run: Run, victim: str) -> None:
    run.start()
    _write(run)
    (run.supervisor() if victim == "supervisor" else run.keeper).kill()
    run.is_gone()
    run.keeper.wait(5)
    run.start()
    assert _read(run) == ("kept", b"kept")


def test_a_run_killed_with_its_keeper_leaves_no_process(run: Run) -> None:
    run.env["PROGRAM"] = f"exec {sys.executable} -m tests.portal.embedded.little_pool"
    run.start()
    supervisor = run.supervisor()
    run.keeper.kill()
    supervisor.kill()
    run.is_gone()
    run.start()


def test_servers_killed_without_warning_come_back_with_their_data(run: Run) -> None:
    run.start()
    _write(run)
    run.named("pginstall").kill()
    run.named("redis-server").kill()
    within(15, lambda: _answers(run), run.output.read_text)
    assert _read(run) == ("kept", b"kept")


def test_a_program_that_dies_takes_its_children_along_and_starts_again(run: Run) -> None:
    run.start()
    first = run.named("sleep 301")
    orphan = run.named("sleep 301").children()[0]
    first.kill()
    within(5, lambda: not orphan.is_running() or orphan.status() == "zombie", lambda: "the child lives on")
    within(5, lambda: _named_again(run, first.pid), lambda: "it did not start again")


def test_two_runs_on_the_same_data_are_refused(run: Run) -> None:
    run.start()
    second = Run(run.folder)
    with pytest.raises(AssertionError, match="running already"):
        second.start()
    assert second.keeper.wait(5) == 1


def _named_again(run: Run, not_this: int) -> bool:
    return any("sleep 301 &" in " ".join(p.cmdline()) and p.pid != not_this for p in run.processes())


def _write(run: Run) -> None:
    with psycopg.connect(_url(run)) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")
    client = _redis(run)
    client.set("note", "kept")
    client.close()


def _read(run: Run) -> tuple[object, object]:
    with psycopg.connect(_url(run)) as connection:
        row = connection.execute("SELECT text FROM note").fetchone()
    client = _redis(run)
    value = client.get("note")
    client.close()
    assert row is not None
    return row[0], value


def _answers(run: Run) -> bool:
    try:
        _read(run)
    except (psycopg.Error, redis.RedisError):
        return False
    return True


def _url(run: Run) -> str:
    return Postgres(run.folder / "postgres").url(environment.DATABASE)


def _redis(run: Run) -> "redis.Redis":
    return redis.Redis.from_url(Redis(run.folder / "redis").url)
