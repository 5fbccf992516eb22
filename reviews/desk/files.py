"""Files of the desk: written before the act ends, taken away again where it does not."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone


class Kept:
    """The files written so far."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def keep(self, file: "UploadedFile[bytes]") -> str:
        """Store the file under a name that tells nothing."""
        folder = timezone.now().strftime("productions/%Y/%m")
        name = default_storage.save(f"{folder}/{secrets.token_hex(16)}", file)
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
