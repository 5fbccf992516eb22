"""The product's own processes, from the Procfile: two web processes behind gunicorn, and a Celery worker."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import psutil

from portal.embedded.environment import ROOT
from portal.embedded.procfile import read_procfile
from portal.embedded.spawn import spawn
from portal.embedded.supervisor import kill_group
from tests.support.mail import free_port

SLOWEST_START = 90.0
# Whoever was started less than this many seconds ago is not killed: some work must get done.
GRACE = 2.5


class Site:
    """Started on the proof's database; its mails become files in `mails`."""

    def __init__(self, url: str, folder: Path) -> None:
        self.port, mail_port = free_port(), free_port()
        self.mails = folder / "mails"
        self.killed = {"web": 0, "worker": 0}
        self._log = folder / "site.log"
        self._environment: Mapping[str, str] = {
            **os.environ,
            "DATABASE_URL": url,
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_port),
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
            "WEB_THREADS": "4",
            # A web process that takes a killed one's place is there at once, not after loading Django anew.
            "GUNICORN_CMD_ARGS": "--preload",
            "LOG_LEVEL": "WARNING",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        }
        self._commands = read_procfile(ROOT / "Procfile")
        mailbox = [sys.executable, "-m", "portal.embedded.mailbox", str(self.mails), str(mail_port)]
        self._commands["mailbox"] = mailbox
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Start everything and wait until both web processes are there. Call it from the main thread."""
        for name in ("mailbox", "web", "worker"):
            self._start(name)
        end = time.monotonic() + SLOWEST_START
        while len(self._parts("web")) < 2 or len(self._parts("worker")) < 2:
            if time.monotonic() > end:
                raise RuntimeError(f"The site did not start:\n{self.said()}")
            time.sleep(0.2)

    def kill_one(self) -> None:
        """Kill -9 a web process, the worker or one of its pool; start the worker anew."""
        born_before = time.time() - GRACE
        parts = {name: self._parts(name) for name in self.killed}
        old = {name: [part for part in parts[name] if _born(part) < born_before] for name in parts}
        if not any(old.values()):
            return
        name = random.choice([name for name in old if old[name]])
        victim = random.choice(old[name])
        with suppress(psutil.NoSuchProcess):
            victim.kill()
            self.killed[name] += 1
        if victim.pid == self._running["worker"].pid:
            self._end("worker")
            self._start("worker")

    def stop(self) -> None:
        """End every process."""
        for name in self._running:
            self._end(name)

    def said(self) -> str:
        """What the processes printed."""
        return self._log.read_text(errors="replace")

    def _start(self, name: str) -> None:
        with self._log.open("ab") as output:
            self._running[name] = spawn(self._commands[name], env=self._environment, cwd=ROOT, output=output)

    def _end(self, name: str) -> None:
        kill_group(self._running[name].pid, signal.SIGKILL)
        self._running[name].wait()

    def _parts(self, name: str) -> list[psutil.Process]:
        """The web processes below gunicorn's own; the worker with its pool."""
        with suppress(psutil.NoSuchProcess):
            top = psutil.Process(self._running[name].pid)
            return top.children() + ([top] if name == "worker" else [])
        return []


def _born(process: psutil.Process) -> float:
    """When it was started; one that has just died is too young to be killed."""
    try:
        return float(process.create_time())
    except psutil.NoSuchProcess:
        return time.time()
