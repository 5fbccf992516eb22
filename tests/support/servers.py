"""A throw-away PostgreSQL cluster and Redis for each process that runs tests.

Imported by tests/conftest.py before Django reads its settings. Under pytest-xdist every worker has its own
pair, so nothing is shared; servers die with their process, however it dies.
"""

import atexit
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from portal.embedded.postgres import VOLATILE, Postgres
from portal.embedded.redis import Redis

PREFIX = "abeyance-test-"
# Kept open: the lock tells other runs that this one is alive.
_locks: list[int] = []
_folders: list[Path] = []


def start_servers() -> Path:
    """Start both, point the environment at them, and return the folder that holds everything of this run."""
    _sweep_folders_of_killed_runs()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    folder.chmod(0o711)  # PostgreSQL may have to be another user
    _locks.append(_lock(folder))
    _folders.append(folder)
    postgres, redis = Postgres(folder / "pg", VOLATILE), Redis(folder / "redis", durable=False)
    with (folder / "servers.log").open("wb") as log:
        processes = [postgres.start(log.fileno()), redis.start(log.fileno())]
    atexit.register(_stop, processes, folder)
    _set_environment(folder, postgres.url("abeyance"), redis.url)
    return folder


def folder_of_this_run() -> Path:
    """Where this process keeps its servers, logs and files."""
    return _folders[-1]


def point_at_nothing() -> None:
    """For a process that loads the settings but runs no test."""
    _set_environment(
        Path(tempfile.gettempdir()) / f"{PREFIX}none", "postgresql://nowhere/none", "redis://nowhere"
    )


def _set_environment(folder: Path, database: str, redis: str) -> None:
    for production_only in (
        "DEMO",
        "DEBUG",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "BASE_URL",
        "BEHIND_PROXY",
        "FILES_DIR",
    ):
        os.environ.pop(production_only, None)
    os.environ.update(
        TESTING="1",
        # Playwright keeps an event loop in the thread of the test, which Django takes for asynchronous code.
        DJANGO_ALLOW_ASYNC_UNSAFE="1",
        DJANGO_SETTINGS_MODULE="portal.settings",
        DATABASE_URL=database,
        REDIS_URL=redis,
        VAR_DIR=str(folder / "var"),
    )


def _stop(processes: "list[subprocess.Popen[bytes]]", folder: Path) -> None:
    for process in processes:
        process.send_signal(signal.SIGQUIT if process is processes[0] else signal.SIGKILL)
    for process in processes:
        process.wait(timeout=10)
    shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> int:
    handle = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle


def _sweep_folders_of_killed_runs() -> None:
    """A run that was killed could not remove its folder; its lock is free."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not (folder / "lock").exists():
            continue
        with contextlib.suppress(OSError):
            os.close(_lock(folder))
            shutil.rmtree(folder, ignore_errors=True)
