"""Files on the disk: written before the act ends, taken away again where it does not."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone


class Kept:
    """The files written so far."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def keep(self, content: IO[bytes], folder: str) -> str:
        """Store a file below a folder, under a name that tells nothing; returns the name."""
        below = timezone.now().strftime(f"{folder}/%Y/%m")
        file = content if isinstance(content, File) else File(content)
        name = default_storage.save(f"{below}/{secrets.token_hex(16)}", file)
        self.names.append(name)
        return name


@contextmanager
def stored_until_done() -> Iterator[Kept]:
    """Whatever was kept inside is removed when the act around it fails."""
    kept = Kept()
    try:
        yield kept
    except BaseException:
        for name in kept.names:
            default_storage.delete(name)
        raise
