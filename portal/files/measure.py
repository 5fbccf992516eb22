"""How large a file is and its SHA-256, found here and not believed."""

import hashlib
from typing import IO

PIECE = MEGABYTE = 1024 * 1024


class TooLarge(Exception):
    """The file goes on beyond the limit; nothing after it was read."""


def measure(content: IO[bytes], largest: int | None = None) -> tuple[int, str]:
    """Size in bytes and SHA-256, read piece by piece; the file stands at its beginning again.

    Raises TooLarge beyond `largest` bytes.
    """
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    while piece := content.read(PIECE):
        size += len(piece)
        if largest is not None and size > largest:
            raise TooLarge
        digest.update(piece)
    content.seek(0)
    return size, digest.hexdigest()
