"""`make run`: servers, migrations, demo data, then every process of the Procfile, until Ctrl-C."""

import fcntl
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from portal.embedded import environment
from portal.embedded.procfile import read_procfile
from portal.embedded.spawn import require_linux
from portal.embedded.supervisor import Program, Supervisor, say

SLOWEST_START = 60.0


def main() -> int:
    """Run everything; returns the exit status."""
    require_linux()
    lock = take_lock()
    environment.choose_ports()
    env = environment.demo_environment()
    supervisor = Supervisor()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, supervisor.request_stop)
    try:
        start_servers(supervisor)
        if prepare_site(supervisor, env):
            start_processes(supervisor, env)
            announce(supervisor, env)
            supervisor.run()
        return 0 if supervisor.stopping else 1
    finally:
        supervisor.stop()
        os.close(lock)


def take_lock() -> int:
    """One run a checkout; the kernel frees the lock when its owner dies, however it dies."""
    folder = environment.var_dir()
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    handle = os.open(folder / "run.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SystemExit(f"It is running already, with its data in {folder}. Stop that one first.") from None
    return handle


def start_servers(supervisor: Supervisor) -> None:
    """The embedded PostgreSQL and Redis, each unless the environment names another."""
    logs = environment.var_dir() / "log"
    if "DATABASE_URL" not in os.environ:
        postgres = environment.postgres()
        program = Program(
            "postgres",
            postgres.command(),
            stop_signal=postgres.stop_signal,
            death_signal=postgres.stop_signal,
            unprivileged=True,
            server=True,
            log=logs / "postgres.log",
            prepare=postgres.prepare,
        )
        postgres.wait(supervisor.start(program))
        postgres.ensure_database(environment.DATABASE)
    if "REDIS_URL" not in os.environ:
        redis = environment.redis()
        program = Program(
            "redis",
            redis.command(),
            death_signal=redis.stop_signal,
            server=True,
            log=logs / "redis.log",
            prepare=redis.prepare,
        )
        redis.wait(supervisor.start(program))


def prepare_site(supervisor: Supervisor, env: Mapping[str, str]) -> bool:
    """Bring tables, static files and demo data up to date; False when a step failed, and then says so."""
    steps = [
        ["migrate", "--no-input", "--verbosity=1"],
        ["collectstatic", "--no-input", "--verbosity=0"],
        ["load_demo"],
    ]
    for step in steps:
        if supervisor.stopping:
            return False
        if manage(supervisor, env, *step) != 0:
            say("run", f"`{step[0]}` failed; its message is above.")
            if "DATABASE_URL" not in os.environ:
                say("run", "If the data is of an earlier version: `make reset` forgets it, then `make run`.")
            return False
    return True


def manage(supervisor: Supervisor, env: Mapping[str, str], *words: str) -> int:
    """Run a command of manage.py to its end."""
    command = [sys.executable, str(environment.ROOT / "manage.py"), *words]
    return supervisor.complete(Program(words[0], command, env=env, cwd=environment.ROOT))


def start_processes(supervisor: Supervisor, env: Mapping[str, str]) -> None:
    """Everything the Procfile names, and the mailbox unless mail goes elsewhere."""
    if "EMAIL_HOST" not in os.environ:
        folder = Path(env["VAR_DIR"]) / "mailbox"
        command = [sys.executable, "-m", "portal.embedded.mailbox", str(folder), env["EMAIL_PORT"]]
        supervisor.start(Program("mailbox", command, env=env, cwd=environment.ROOT))
    for name, command in read_procfile(environment.ROOT / "Procfile").items():
        supervisor.start(Program(name, command, env=env, cwd=environment.ROOT))


def announce(supervisor: Supervisor, env: Mapping[str, str]) -> None:
    """Say where it is and who may enter, once it answers."""
    deadline = time.monotonic() + SLOWEST_START
    while not supervisor.stopping and not _answers(int(env["PORT"])):
        supervisor.pump()
        if time.monotonic() > deadline:
            say("run", f"The web server does not answer on port {env['PORT']}; its messages are above.")
            return
    if supervisor.stopping:
        return
    manage(supervisor, env, "demo_people")
    say("run", f"Abeyance is at {env['BASE_URL']}  (Ctrl-C stops it; `make people` prints the links again)")


def _answers(port: int) -> bool:
    try:
        socket.create_connection((os.environ.get("HOST", "127.0.0.1"), port), timeout=0.5).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
