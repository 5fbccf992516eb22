"""Runs that can be watched: which processes belong to one is told by a variable they all inherit."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from portal.embedded.environment import ROOT

SET_FOR_TESTS = {"DATABASE_URL", "REDIS_URL", "TESTING", "DJANGO_ALLOW_ASYNC_UNSAFE"}


class Run:
    """A keeper with its supervisor, servers and grandchildren, on data in `folder`.

    `module` is the supervisor's, `up` what it prints when all is started.
    """

    def __init__(
        self, folder: Path, module: str = "tests.portal.embedded.little_run", up: str = "everything is up"
    ) -> None:
        self.folder, self.module, self.up = folder, module, up
        self.output = folder / "run.out"
        self.env = {name: value for name, value in os.environ.items() if name not in SET_FOR_TESTS}
        self.env["VAR_DIR"] = str(folder)

    def start(self, seconds: float = 20) -> None:
        """Start it and return when it says that all is up."""
        with self.output.open("wb") as output:
            self.keeper = subprocess.Popen(
                [sys.executable, "-m", "portal.embedded.keeper", self.module],
                env=self.env,
                cwd=ROOT,
                stdout=output,
                stderr=output,
            )
        within(seconds, lambda: self._is_up() or self.keeper.poll() is not None, self.output.read_text)
        assert self._is_up(), self.output.read_text()

    def processes(self) -> list[psutil.Process]:
        """Everything alive that belongs to this run."""
        return [process for process in psutil.process_iter() if self._owns(process)]

    def supervisor(self) -> psutil.Process:
        """The process that holds all others but its keeper."""
        return psutil.Process(self.keeper.pid).children()[0]

    def named(self, part: str) -> psutil.Process:
        """The one process whose command line has `part`, the parent where it forked."""
        found = [process for process in self.processes() if part in " ".join(process.cmdline())]
        return min(found, key=lambda process: process.create_time())

    def is_gone(self, seconds: float = 8) -> None:
        """Fails when a process of this run is still there after `seconds`."""
        within(seconds, lambda: not self.processes(), lambda: f"left: {self.processes()}")

    def _is_up(self) -> bool:
        return self.up in self.output.read_text()

    def _owns(self, process: psutil.Process) -> bool:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            # Servers write their title over their environment, but name a path in it.
            named = str(self.folder) in " ".join(process.cmdline())
            return named or process.environ().get("VAR_DIR") == str(self.folder)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return False


def within(seconds: float, condition: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Wait until `condition()` holds; fail with `otherwise()` after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.05)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """A run on data of its own; nothing of it outlives the test."""
    one = Run(tmp_path)
    yield one
    for process in one.processes():
        process.kill()
