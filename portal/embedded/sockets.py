"""Directories for unix sockets, whose whole path the kernel limits to 107 bytes."""

import hashlib
import os
import tempfile
from pathlib import Path

from portal.embedded.nobody import NOBODY

LONGEST_PATH = 107
LONGEST_NAME = len("/.s.PGSQL.5432.lock")


def socket_directory(wanted: Path) -> Path:
    """`wanted`, or a short stand-in for it under the temporary folder when its path is too long."""
    if _fits(wanted):
        return wanted
    digest = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:12]
    name = f"abeyance-{os.getuid()}-{digest}"
    short = Path(tempfile.gettempdir()) / name
    return short if _fits(short) else Path("/tmp") / name  # noqa: S108  (made private and checked below)


def make_socket_directory(directory: Path) -> None:
    """Make it for us alone; refuse one that somebody else laid there first."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    if directory.is_symlink() or directory.stat().st_uid not in {os.getuid(), NOBODY}:
        raise SystemExit(f"{directory} is not ours; remove it or set VAR_DIR to a shorter path.")


def _fits(directory: Path) -> bool:
    return len(os.fsencode(directory)) + LONGEST_NAME <= LONGEST_PATH
