"""One thing that is missing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Blocker:
    """What is missing, and the section where it belongs."""

    section: str
    text: str
