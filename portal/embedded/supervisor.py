"""One parent for all processes of a run: prefixes what they print, restarts those that die, stops all."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.embedded.spawn import spawn

TICK = 0.1
PATIENCE = 10.0
LONGEST_PAUSE = 30.0
# A process that held out this long is well: its next death counts as the first.
WELL_AFTER = 60.0


@dataclass
class Program:
    """What to run under which name.

    `prepare` runs before each start, `log` keeps its lines off the terminal, a `server` stops last.
    `death_signal` is what it gets when the supervisor is killed: nobody is left to wait for its good manners.
    """

    name: str
    command: list[str]
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    unprivileged: bool = False
    server: bool = False
    log: Path | None = None
    prepare: Callable[[], None] = lambda: None


@dataclass
class Running:
    """A program that was started, and how often it died since it was last well."""

    program: Program
    process: "subprocess.Popen[bytes]"
    started: float = field(default_factory=time.monotonic)
    deaths: int = 0
    restart_at: float | None = None


class Supervisor:
    """Owns processes. Everything happens in `pump`, in the main thread: the death signal needs that."""

    def __init__(self) -> None:
        self.running: list[Running] = []
        self.stopping = False
        self._selector = selectors.DefaultSelector()

    def start(self, program: Program) -> "subprocess.Popen[bytes]":
        """Start a program and keep it running until `stop`."""
        process = self._spawn(program)
        self.running.append(Running(program, process))
        return process

    def complete(self, program: Program) -> int:
        """Run a program once, to its end; returns its exit status."""
        process = self._spawn(program)
        while process.poll() is None:
            self.pump()
            if self.stopping:
                self._end(process, program.stop_signal)
        self._drain()
        return process.returncode

    def request_stop(self, *_: object) -> None:
        """For signal handlers: the loop ends at its next turn."""
        self.stopping = True

    def run(self) -> None:
        """Pump until somebody asks to stop."""
        while not self.stopping:
            self.pump()

    def pump(self) -> None:
        """Pass on what was printed; restart what died."""
        for key, _ in self._selector.select(TICK):
            self._forward(key)
        if not self.stopping:
            for running in self.running:
                self._revive(running)

    def stop(self) -> None:
        """Stop the clients, then the servers; kill what does not listen."""
        self.stopping = True
        servers = [running for running in self.running if running.program.server]
        clients = [running for running in self.running if running not in servers]
        for some in (clients, servers):
            self._stop_some(some)
        self._drain()

    def _spawn(self, program: Program) -> "subprocess.Popen[bytes]":
        program.prepare()
        with _output_of(program) as output:
            process = spawn(
                program.command,
                death_signal=program.death_signal,
                unprivileged=program.unprivileged,
                env=program.env,
                cwd=program.cwd,
                output=output,
            )
        if process.stdout:
            os.set_blocking(process.stdout.fileno(), False)
            self._selector.register(process.stdout, selectors.EVENT_READ, [program.name, b""])
        return process

    def _forward(self, key: selectors.SelectorKey) -> None:
        name, begun = key.data
        data = os.read(key.fd, 65536)
        *lines, key.data[1] = (begun + data).split(b"\n")
        if not data:
            self._selector.unregister(key.fileobj)
            key.fileobj.close()  # type: ignore[union-attr]
            lines = [line for line in (begun,) if line]
        for line in lines:
            say(name, line.decode(errors="replace"))

    def _drain(self) -> None:
        deadline = time.monotonic() + 1
        while time.monotonic() < deadline and (ready := self._selector.select(0)):
            for key, _ in ready:
                self._forward(key)

    def _revive(self, running: Running) -> None:
        now = time.monotonic()
        if running.restart_at is None:
            if running.process.poll() is None:
                return
            kill_group(
                running.process.pid, signal.SIGKILL
            )  # its own children must not live on beside the new ones
            running.deaths = 1 if now - running.started > WELL_AFTER else running.deaths + 1
            pause = min(0.5 * 2 ** (running.deaths - 1), LONGEST_PAUSE)
            running.restart_at = now + pause
            say(running.program.name, f"ended with status {running.process.returncode}; again in {pause:g} s")
        elif now >= running.restart_at:
            running.process, running.started, running.restart_at = self._spawn(running.program), now, None

    def _end(self, process: "subprocess.Popen[bytes]", stop_signal: signal.Signals) -> None:
        process.send_signal(stop_signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        kill_group(process.pid, signal.SIGKILL)

    def _stop_some(self, some: Iterable[Running]) -> None:
        waiting = [running for running in some if running.process.poll() is None]
        for running in waiting:
            running.process.send_signal(running.program.stop_signal)
        deadline = time.monotonic() + PATIENCE
        while any(running.process.poll() is None for running in waiting) and time.monotonic() < deadline:
            self.pump()
        for running in some:
            kill_group(running.process.pid, signal.SIGKILL)
            running.process.wait()


@contextlib.contextmanager
def _output_of(program: Program) -> Iterator[int]:
    if program.log is None:
        yield subprocess.PIPE
    else:
        program.log.parent.mkdir(parents=True, exist_ok=True)
        with program.log.open("wb") as file:
            yield file.fileno()


def kill_group(group: int, number: signal.Signals) -> None:
    """Signal a whole process group, if anybody is left in it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, number)


def say(name: str, line: str) -> None:
    """One line on the terminal, under the name of who says it."""
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.write(f"{name:>9} | {line}\n")
        sys.stdout.flush()
