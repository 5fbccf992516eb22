"""Start a process that cannot outlive the one that started it."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000
NOBODY = 65534

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
    number = int(death_signal)

    def prepare() -> None:
        if become_nobody:
            _enter_user_namespace()
        # After the change of user: changing it clears the death signal.
        _libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
        if os.getppid() != parent:  # the parent died between fork and prctl
            os._exit(1)

    return prepare


def _enter_user_namespace() -> None:
    """Look like `nobody` while the kernel still sees root as the owner of our files.

    So binaries and data may lie under a home that no other user can enter.
    """
    if _libc.unshare(CLONE_NEWUSER) != 0:
        # A container that forbids it: a real change of user, for which data and binaries must be reachable.
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        return
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} 0 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} 0 1")


def require_linux() -> None:
    """Stop with a clear sentence where the kernel has no death signal."""
    if not sys.platform.startswith("linux"):
        raise SystemExit(
            "The embedded servers need Linux. Elsewhere set DATABASE_URL and REDIS_URL to your own servers."
        )
