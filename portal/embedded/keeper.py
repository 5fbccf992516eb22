"""The outermost process of `make run`: whatever becomes of the supervisor, nothing is left behind.

The supervisor stops its children in good order. When it is killed, its children get their death signal, but
their own children (a worker's pool) would live on. This process is the one orphans fall to: it ends them all.
"""

import contextlib
import ctypes
import os
import signal
import sys
import time

import psutil

from portal.embedded.spawn import die_with_parent, spawn

PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 5.0


def keep(command: list[str]) -> int:
    """Run `command` as the supervisor; returns its status when it and all its descendants are gone."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    die_with_parent(signal.SIGTERM)  # when make is killed
    supervisor = spawn(command, death_signal=signal.SIGTERM)

    def pass_on(*_: object) -> None:
        supervisor.send_signal(signal.SIGTERM)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, pass_on)
    status = supervisor.wait()
    end_descendants()
    return status


def end_descendants() -> None:
    """Let them end by themselves for a moment, then ask, then kill."""
    for number, patience in ((None, 1.0), (signal.SIGTERM, PATIENCE), (signal.SIGKILL, PATIENCE)):
        left = _descendants()
        for process in left:
            if number is not None:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.send_signal(number)
        deadline = time.monotonic() + patience
        while _descendants() and time.monotonic() < deadline:
            time.sleep(0.05)


def _descendants() -> list[psutil.Process]:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    children: list[psutil.Process] = psutil.Process().children(recursive=True)
    return children


if __name__ == "__main__":
    sys.exit(keep([sys.executable, "-m", sys.argv[1]]))
