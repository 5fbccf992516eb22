"""One thing that is missing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Blocker:
    """What to do, the section where it belongs, and the field or row on that page.

    `anchor` is a path as citations and comments use it: `assessment:reasons`, `impact:3`, `question:courts`;
    a kind alone, such as `measure`, means a row that is yet to be added.
    """

    section: str
    text: str
    anchor: str = ""
