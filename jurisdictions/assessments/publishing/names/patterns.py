"""How names are looked for in texts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

SHORTEST = 3  # letters of a part of a name that is looked for alone
IN_BRACKETS = re.compile(r"[(\[].*?(?:[)\]]|$)")  # said beside a name, and no part of it
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NEVER = re.compile(r"(?!)")


def bare(text: str) -> str:
    """The text without accents, so that José is found as Jose."""
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(one for one in apart if not unicodedata.combining(one)))


def whole_names(names: Iterable[str]) -> "re.Pattern[str]":
    """Any of these names in full, in either order, in whatever case."""
    return _any((variant for name in names for variant in _orders(name)), re.IGNORECASE)


def parts_of_names(
    names: Iterable[str], *, last_only: bool = False, shortest: int = SHORTEST
) -> "re.Pattern[str]":
    """Parts of these names that stand alone, in the same case: Law is a name, law is none."""
    words = (IN_BRACKETS.sub(" ", name).split() for name in names)
    parts = (part for name in words for part in (name[-1:] if last_only else name))
    return _any((part for part in parts if len(part) >= shortest), 0)


def _orders(name: str) -> Iterator[str]:
    words = name.split()
    if words:
        yield " ".join(words)
    if len(words) > 1:
        yield f"{words[-1]}, {' '.join(words[:-1])}"
        yield f"{words[-1]} {' '.join(words[:-1])}"


def _any(texts: Iterable[str], flags: int) -> "re.Pattern[str]":
    found = sorted({text for text in texts if text.strip()}, key=lambda text: (-len(text), text))
    return re.compile("|".join(_bounded(text) for text in found), flags) if found else NEVER


def _bounded(text: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    return pattern if UNSPACED.search(text) else rf"(?<!\w){pattern}(?!\w)"
