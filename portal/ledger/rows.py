"""Reads the ledger's rows as records."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, transaction

from portal.ledger.digest import instant
from portal.ledger.models import Event, Leaf, Seal, Unsealed
from portal.ledger.records import EventRecord, LeafRecord, SealRecord, Waiting
from portal.ledger.write import facts_of

CHUNK = 1_000


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see the ledger at one moment, while others go on writing."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def seals() -> Iterator[SealRecord]:
    """All seals, in the order of their positions."""
    for seal in Seal.objects.order_by("first_position", "pk").iterator(CHUNK):
        yield SealRecord(
            seal.pk,
            instant(seal.at),
            seal.first_position,
            seal.size,
            seal.root,
            seal.previous,
            seal.digest,
        )


def leaves() -> Iterator[LeafRecord]:
    """All leaves in their order, each with its event unless that is gone."""
    fields = ("position", "seal_id", "digest", "event_id")
    rows = Leaf.objects.order_by("position").values_list(*fields).iterator(CHUNK)
    for chunk in _chunks(rows):
        events = Event.objects.in_bulk([row[3] for row in chunk])
        for position, seal, digest, event in chunk:
            yield LeafRecord(position, seal, digest, event, _record(events.get(event)))


def waiting() -> Iterator[Waiting]:
    """Events without a leaf, and waiting marks without an event."""
    marked = set(Unsealed.objects.values_list("pk", flat=True))
    loose = Event.objects.filter(leaf=None).order_by("pk")
    seen = set()
    for event in loose.iterator(CHUNK):
        seen.add(event.pk)
        yield Waiting(event.pk, event.pk in marked, _record(event))
    gone = marked - seen
    gone -= set(Event.objects.filter(pk__in=gone).values_list("pk", flat=True))
    for number in sorted(gone):
        yield Waiting(number, True, None)


def _record(event: Event | None) -> EventRecord | None:
    return EventRecord(event.pk, facts_of(event), event.digest) if event is not None else None


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
