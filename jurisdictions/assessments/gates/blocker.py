"""One thing that is missing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Blocker:
    """What to do, the section where it belongs, and the field or row on that page.

    `anchor` is a path as citations and comments use it: `assessment:reasons`, `impact:3`, `question:courts`;
    a kind alone, such as `measure`, means a row that is yet to be added. `field` is the field of that row.
    """

    section: str
    text: str
    anchor: str = ""
    field: str = ""

    @property
    def place(self) -> str:
        """The path of the field where one is known, of the row otherwise."""
        return f"{self.anchor}.{self.field}" if self.field else self.anchor
