"""Recomputes the ledger from its rows and says what does not fit.

Works on records in the order of their positions, from the database or from an exported file alike.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from portal.ledger.merkle import root
from portal.ledger.records import EventRecord, LeafRecord, SealRecord, Waiting


class Peekable:
    """Leaves one after the other, with a look at the next one."""

    def __init__(self, leaves: Iterable[LeafRecord]) -> None:
        self._leaves = iter(leaves)
        self.next = next(self._leaves, None)

    def before(self, position: int) -> Iterator[LeafRecord]:
        """The leaves up to this position."""
        while self.next is not None and self.next.position < position:
            leaf, self.next = self.next, next(self._leaves, None)
            yield leaf

    def rest(self) -> Iterator[LeafRecord]:
        """All that are left."""
        while self.next is not None:
            yield from self.before(self.next.position + 1)


def problems(
    seals: Iterable[SealRecord], leaves: Iterable[LeafRecord], waiting: Iterable[Waiting]
) -> Iterator[str]:
    """One sentence for each thing that was changed, dropped, added or moved. None means it is whole."""
    rest = Peekable(leaves)
    expected, previous = 0, ""
    for seal in seals:
        yield from _strays(rest.before(seal.first_position))
        yield from _chain(seal, expected, previous)
        yield from _batch(seal, list(rest.before(seal.end)))
        expected, previous = seal.end, seal.digest
    yield from _strays(rest.rest())
    for one in waiting:
        yield from _waits(one)


def _strays(leaves: Iterable[LeafRecord]) -> Iterator[str]:
    for leaf in leaves:
        yield (
            f"Leaf {leaf.position} (event {leaf.event_number}) lies in no seal:"
            " a seal was dropped, or the leaf was added."
        )


def _chain(seal: SealRecord, expected: int, previous: str) -> Iterator[str]:
    if seal.digest != seal.recomputed():
        yield f"Seal {seal.number} was changed: its digest does not fit its facts."
    if seal.previous != previous:
        yield f"Seal {seal.number} does not follow the seal before it: one was changed, dropped or added."
    if seal.first_position > expected:
        yield f"Positions {expected} to {seal.first_position - 1} have no seal: one was dropped."
    if seal.first_position < expected:
        yield f"Seal {seal.number} begins at {seal.first_position}, inside the seal before it: one was added."


def _batch(seal: SealRecord, leaves: list[LeafRecord]) -> Iterator[str]:
    missing = set(range(seal.first_position, seal.end)) - {leaf.position for leaf in leaves}
    for position in sorted(missing):
        yield f"Leaf {position} of seal {seal.number} was dropped."
    if len(leaves) > seal.size - len(missing):
        yield f"Seal {seal.number} holds a position twice: a leaf was added."
    for leaf in leaves:
        if leaf.seal != seal.number:
            yield f"Leaf {leaf.position} was moved: it names seal {leaf.seal} and lies in seal {seal.number}."
        yield from _leaf(leaf)
    yield from _order(leaves)
    if not missing and not _root_fits(seal, leaves):
        yield (
            f"Seal {seal.number} (positions {seal.first_position} to {seal.end - 1}): its root does not fit"
            " its leaves: one of them was changed or moved."
        )


def _root_fits(seal: SealRecord, leaves: list[LeafRecord]) -> bool:
    try:
        return root([leaf.digest for leaf in leaves]) == seal.root
    except ValueError:  # one of them is no digest at all
        return False


def _order(leaves: list[LeafRecord]) -> Iterator[str]:
    for before, after in pairwise(leaves):
        if after.event_number <= before.event_number:
            yield (
                f"Leaf {after.position} (event {after.event_number}) stands after event"
                f" {before.event_number}: they were moved."
            )


def _leaf(leaf: LeafRecord) -> Iterator[str]:
    if leaf.event is None:
        yield f"Event {leaf.event_number} (leaf {leaf.position}) was dropped."
        return
    yield from _event(leaf.event)
    if leaf.event.number != leaf.event_number:
        yield f"Leaf {leaf.position} names event {leaf.event_number} and holds event {leaf.event.number}."
    if leaf.digest != leaf.event.digest:
        yield f"Event {leaf.event_number} and leaf {leaf.position} do not fit: one of them was changed."


def _event(event: EventRecord) -> Iterator[str]:
    if event.digest != event.recomputed():
        yield f"Event {event.number} was changed: its digest does not fit its facts."


def _waits(one: Waiting) -> Iterator[str]:
    if one.event is None:
        yield f"Event {one.event_number} was dropped before it was sealed."
        return
    if not one.known:
        yield f"Event {one.event_number} has no place in the order: it was added, or its leaf was dropped."
    if one.event.number != one.event_number:
        yield f"Event {one.event.number} waits under another number, {one.event_number}."
    yield from _event(one.event)
