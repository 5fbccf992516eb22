"""The ledger as plain records: what is verified, exported and read back, without a database."""

from dataclasses import dataclass
from typing import Any

from portal.ledger.digest import event_digest, seal_digest


@dataclass(frozen=True)
class SealRecord:
    """A seal as it is stored."""

    number: int
    at: str
    first_position: int
    size: int
    root: str
    previous: str
    digest: str

    @property
    def end(self) -> int:
        """The first position after it."""
        return self.first_position + self.size

    def recomputed(self) -> str:
        """The digest its facts give."""
        return seal_digest(
            at=self.at,
            first_position=self.first_position,
            size=self.size,
            root=self.root,
            previous=self.previous,
        )


@dataclass(frozen=True)
class EventRecord:
    """An event as it is stored."""

    number: int
    facts: dict[str, Any]
    digest: str

    def recomputed(self) -> str:
        """The digest its facts give."""
        return event_digest(self.facts)


@dataclass(frozen=True)
class LeafRecord:
    """The place of an event in the sealed order; `event` is None where its row is gone."""

    position: int
    seal: int
    digest: str
    event_number: int
    event: EventRecord | None


@dataclass(frozen=True)
class Waiting:
    """An event without a leaf: it waits for its seal, or (`known` is False) nobody knows of it."""

    event_number: int
    known: bool
    event: EventRecord | None


Record = SealRecord | LeafRecord | Waiting
