"""Start a process that cannot outlive the one that started it."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from portal.embedded.nobody import change_user, enter_namespace, namespaces_allowed

PR_SET_PDEATHSIG = 1

# Loaded here: between fork and exec nothing may be imported or allocated at length.
_libc = ctypes.CDLL(None, use_errno=True)


def spawn(
    command: Sequence[str | Path],
    *,
    death_signal: signal.Signals = signal.SIGTERM,
    unprivileged: bool = False,
    group: bool = True,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: int | IO[bytes] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start `command`; the kernel sends it `death_signal` when the calling process dies, however it dies.

    `unprivileged` gives it another user's identity when we are root (PostgreSQL refuses to run as root).
    `group` puts it into a process group of its own, so that Ctrl-C reaches only its supervisor.
    Call it from the main thread: the kernel watches the thread that forked.
    """
    return subprocess.Popen(  # noqa: S603
        [str(part) for part in command],
        preexec_fn=_preparation(death_signal, unprivileged and os.geteuid() == 0),  # noqa: PLW1509
        process_group=0 if group else None,
        env=None if env is None else dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
    )


def die_with_parent(death_signal: signal.Signals = signal.SIGKILL) -> None:
    """Ask the kernel to end this process when the one that forked it dies: for the children of a pool."""
    _libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)


def _preparation(death_signal: signal.Signals, become_nobody: bool) -> Callable[[], None]:
    parent = os.getpid()
    become = (enter_namespace if namespaces_allowed() else change_user) if become_nobody else None

    def prepare() -> None:
        if become:
            become()
        die_with_parent(death_signal)  # after the change of user, which clears it
        if os.getppid() != parent:  # the parent died between fork and prctl
            os._exit(1)

    return prepare


def require_linux() -> None:
    """Stop with a clear sentence where the kernel has no death signal."""
    if not sys.platform.startswith("linux"):
        raise SystemExit(
            "The embedded servers need Linux. Elsewhere set DATABASE_URL and REDIS_URL to your own servers."
        )
