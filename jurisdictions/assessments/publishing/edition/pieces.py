"""The pieces of an edition, as the page and every export show them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jurisdictions.assessments.publishing.words import WRITTEN_IN

NO_CONSENT = "no_consent"


@dataclass(frozen=True)
class Entry:
    """One text with its path.

    `redacted` is the code of a redaction and `why` its words, `withheld` says that a consent does not cover
    it: then there is no text. `consented` marks a name that its bearer agreed to show.
    """

    path: str
    label: str
    text: str
    language: str = WRITTEN_IN
    redacted: str = ""
    why: str = ""
    withheld: str = ""
    consented: bool = False
    machine: bool = False
    label_language: str = ""  # where the label is in another language than the page


@dataclass(frozen=True)
class Group:
    """Entries that belong together, such as one impact."""

    path: str
    title: str
    entries: tuple[Entry, ...]
    title_language: str = ""


@dataclass(frozen=True)
class Part:
    """Groups of one kind under a heading."""

    title: str
    groups: tuple[Group, ...]
    note: str = ""
    title_language: str = ""


@dataclass(frozen=True)
class Chapter:
    """A heading with what stands below it."""

    code: str
    title: str
    entries: tuple[Entry, ...] = ()
    parts: tuple[Part, ...] = ()
    note: str = ""
    title_language: str = ""

    @property
    def size(self) -> int:
        """How many texts it has."""
        return sum(1 for _entry in self.all_entries())

    def all_entries(self) -> Iterator[Entry]:
        """Every text, in its order."""
        yield from self.entries
        for part in self.parts:
            for group in part.groups:
                yield from group.entries


@dataclass(frozen=True)
class CoverageRow:
    """One clause of a framework: what the template asks for it, and how much of that is answered."""

    clause: str
    about: str
    asked: tuple[str, ...]
    answered: int
    all: int


@dataclass(frozen=True)
class Framework:
    """The clauses of one framework; those that nothing answers are among them."""

    title: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class Fact:
    """A line of the title page or of the end: it is no text of the record."""

    code: str
    label: str
    value: str


TEXTS_IN_SIGHT = 300


@dataclass(frozen=True)
class Edition:
    """Everything that readers see, in the language of the publication."""

    reference: str
    title: Entry
    language: str  # as documents name it, such as zh-Hant
    direction: str
    facts: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    coverage: tuple[Framework, ...]
    counts: tuple[Fact, ...]
    translations: tuple[Fact, ...]
    errata: tuple[Fact, ...]
    words: dict[str, str] = field(default_factory=dict)
    machine_facts: dict[str, Any] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """Every text, in its order."""
        yield self.title
        for chapter in self.chapters:
            yield from chapter.all_entries()

    @property
    def folds(self) -> bool:
        """Whether whoever prepares it unfolds its chapters one by one."""
        return sum(chapter.size for chapter in self.chapters) > TEXTS_IN_SIGHT

    def entry(self, path: str) -> Entry | None:
        """The text with this path, where the edition holds it."""
        return next((entry for entry in self.entries() if entry.path == path), None)
