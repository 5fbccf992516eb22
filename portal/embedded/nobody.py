"""PostgreSQL refuses to run as root; this is how root starts it all the same.

Best in a user namespace: the server sees itself as `nobody` while the kernel still sees root as the owner of
our files, so that binaries and data may lie under a home which no other user can enter. Where a container
forbids namespaces, the server really changes user, and its data with it.
"""

import ctypes
import os
import shutil
from functools import cache
from pathlib import Path

CLONE_NEWUSER = 0x10000000
NOBODY = 65534

# Loaded here: between fork and exec nothing may be imported or allocated at length.
_libc = ctypes.CDLL(None, use_errno=True)


@cache
def namespaces_allowed() -> bool:
    """Whether this system lets us enter a user namespace; a child tries."""
    child = os.fork()
    if child == 0:
        try:
            enter_namespace()
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def enter_namespace() -> None:
    """Be `nobody` inside, root outside. Raises OSError where that is forbidden."""
    if _libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "user namespaces are forbidden")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} 0 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} 0 1")


def change_user() -> None:
    """Be `nobody` for good."""
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def hand_over(program: Path, *directories: Path) -> None:
    """Give directories to the user that will run `program` on them, where that is not us.

    Refuses when that user could not reach them.
    """
    if os.geteuid() != 0 or namespaces_allowed():
        return
    for directory in directories:
        for path in (directory, *directory.rglob("*")):
            if path.lstat().st_uid != NOBODY:
                shutil.chown(path, NOBODY, NOBODY)
    for path in (program, *directories):
        _require_reachable(path)


def _require_reachable(path: Path) -> None:
    for parent in path.resolve().parents:
        found = parent.stat()
        if not found.st_mode & 0o001 and found.st_uid != NOBODY:
            raise SystemExit(
                f"PostgreSQL cannot run as root, and no other user may enter {parent}.\n"
                "Run this as an ordinary user, move the checkout (VAR_DIR moves its data), "
                "or set DATABASE_URL to a server of your own."
            )
