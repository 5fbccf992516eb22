"""Which state of things a page shows: two equal versions mean that nothing changed."""

import hashlib
from collections.abc import Callable

Part = Callable[[], str]

_parts: list[Part] = []


def part(function: Part) -> Part:
    """Register what a room wants to be noticed by open pages; it must be cheap."""
    _parts.append(function)
    return function


def version() -> str:
    """The version now, by the clock of the database: a scheduled pause that begins changes it too."""
    text = "|".join(function() for function in _parts)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
