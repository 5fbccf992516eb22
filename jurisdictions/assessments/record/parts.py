"""What the record is made of when one reads it."""

from dataclasses import dataclass

# So many rows of one kind are read without unfolding each, and so many are listed without unfolding the list.
ROWS_IN_SIGHT = 3
TITLES_IN_SIGHT = 20


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
    def folds_rows(self) -> bool:
        """Whether only the titles of its rows are in sight."""
        return len(self.rows) > ROWS_IN_SIGHT

    @property
    def folds_itself(self) -> bool:
        """Whether only its own title is in sight: a law under test has hundreds of findings."""
        return len(self.rows) > TITLES_IN_SIGHT


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
