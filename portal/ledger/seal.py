"""Closes waiting events under a root: leaves in a gapless order, seals in a chain."""

from django.db import connection, transaction
from django.utils import timezone

from portal.ledger.digest import instant, seal_digest
from portal.ledger.merkle import root
from portal.ledger.models import Event, Leaf, Seal, Unsealed

LOCK = 0x1ED6E2  # one sealer at a time
MOST_EVENTS = 5_000


def seal_all() -> int:
    """Seal everything that waits, batch by batch; returns the number of seals made."""
    made = 0
    while seal_batch() is not None:
        made += 1
    return made


def seal_batch(most: int = MOST_EVENTS) -> Seal | None:
    """Seal the waiting events, oldest number first; None when none waits.

    An event whose transaction is still open is not here yet; it comes with a later seal, whatever
    its number. Two who seal at once wait for each other.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        events = list(Event.objects.filter(unsealed__isnull=False, leaf=None).order_by("pk")[:most])
        if not events:
            return None
        seal = _next_seal(events)
        Leaf.objects.bulk_create(
            Leaf(position=position, event=event, digest=event.digest, seal=seal)
            for position, event in enumerate(events, seal.first_position)
        )
        Unsealed.objects.filter(event__in=events).delete()
    return seal


def _next_seal(events: list[Event]) -> Seal:
    before = Seal.objects.order_by("-first_position").first()
    seal = Seal(
        at=timezone.now(),
        first_position=before.first_position + before.size if before else 0,
        size=len(events),
        root=root([event.digest for event in events]),
        previous=before.digest if before else "",
    )
    seal.digest = seal_digest(
        at=instant(seal.at),
        first_position=seal.first_position,
        size=seal.size,
        root=seal.root,
        previous=seal.previous,
    )
    seal.save(force_insert=True)
    return seal
