"""What a file is called here, whatever it called itself."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

NAME_LIMIT = 120
DIRECTION_MARKS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def safe_name(name: str) -> str:
    """A name to show and to download under: no path, nothing invisible, the ending kept."""
    last = PureWindowsPath(name.replace("\x00", "")).name
    plain = "".join(
        "_" if unicodedata.category(letter).startswith("C") or letter in '<>:"/\\|?*;' else letter
        for letter in unicodedata.normalize("NFC", last).translate(DIRECTION_MARKS)
    ).strip(" .")
    path = PurePosixPath(plain or "file")
    return path.stem[: NAME_LIMIT - len(path.suffix)] + path.suffix[:20]
