"""Directories for unix sockets, whose whole path the kernel limits to 107 bytes."""

import hashlib
import os
import tempfile
from pathlib import Path

LONGEST_PATH = 107
LONGEST_NAME = len("/.s.PGSQL.5432.lock")


def socket_directory(wanted: Path) -> Path:
    """`wanted`, or a short stand-in for it under the temporary folder when its path is too long."""
    if len(os.fsencode(wanted)) + LONGEST_NAME > LONGEST_PATH:
        digest = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:12]
        base = Path(tempfile.gettempdir())
        if len(os.fsencode(base)) > LONGEST_PATH - LONGEST_NAME - 40:
            base = Path("/tmp")
        wanted = base / f"abeyance-{os.getuid()}-{digest}"
    wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
    if wanted.stat().st_uid != os.getuid():
        raise SystemExit(f"{wanted} belongs to someone else; remove it or set VAR_DIR to a shorter path.")
    return wanted
