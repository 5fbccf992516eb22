"""What the record is made of when one reads it."""

from dataclasses import dataclass

# So many rows of one kind are read without unfolding them.
IN_SIGHT = 6


@dataclass(frozen=True)
class Item:
    """One text of the record; `path` is how citations, comments and redactions name it."""

    path: str
    label: str
    text: str
    mark: str = ""  # that a machine drafted it, and who adopted it


@dataclass(frozen=True)
class RecordRow:
    """One row, such as an impact."""

    path: str
    title: str
    items: tuple[Item, ...]
    gist: str = ""  # what it came to, for whoever reads the title only


@dataclass(frozen=True)
class RecordTable:
    """The rows of one kind."""

    kind: str
    title: str
    rows: tuple[RecordRow, ...]

    @property
    def is_long(self) -> bool:
        """Whether its rows are folded: a law under test has hundreds of findings."""
        return len(self.rows) > IN_SIGHT


@dataclass(frozen=True)
class RecordSection:
    """One theme."""

    code: str
    title: str
    items: tuple[Item, ...]
    tables: tuple[RecordTable, ...]

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(table.rows) for table in self.tables)
