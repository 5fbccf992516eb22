"""Makes files that were asked for: taken with a lease, made outside of any transaction, kept in another."""

import hashlib
import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jurisdictions.assessments.publishing.acts.locking import locked
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.edition.plain import hash_of
from jurisdictions.assessments.publishing.exports import MAKERS
from jurisdictions.assessments.publishing.models import Export
from jurisdictions.assessments.publishing.words import Making
from portal.acts.perform import performing

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
READ, MADE, DONE = 20, 90, 100  # per cent, as the page shows it


def take() -> Export | None:
    """The file that has waited longest, leased to us. Whoever died left a lease that ends."""
    now = timezone.now()
    with transaction.atomic():
        waiting = Q(state=Making.QUEUED) | Q(state=Making.RUNNING, leased_until__lte=now)
        rows = Export.objects.filter(waiting).order_by("asked_at", "pk")
        found = rows.select_for_update(skip_locked=True).first()
        if found is not None:
            found.state, found.leased_until = Making.RUNNING, now + LEASE
            found.attempts, found.progress = found.attempts + 1, 0
            found.save(update_fields=["state", "leased_until", "attempts", "progress"])
    return found


def make(export: Export) -> bool:
    """Make one file that we have taken; returns whether it is ready. What fails three times stays failed."""
    if export.attempts > MOST_ATTEMPTS:
        _end(export, Making.FAILED, problem="the worker died over it each time")
        return False
    try:
        edition = edition_of(export.publication)
        _progress(export, READ)
        content = MAKERS[export.format](edition)
        _progress(export, MADE)
    except Exception as error:  # whatever a maker raises: the row says it, and others go on
        log.warning("export %s failed: %s", export.pk, type(error).__name__)  # its words may be the record's
        last = export.attempts >= MOST_ATTEMPTS
        _end(export, Making.FAILED if last else Making.QUEUED, problem=str(error)[:300])
        return False
    return _keep(export, content, hash_of(edition))


def _keep(export: Export, content: bytes, document_hash: str) -> bool:
    """Keep the file, unless the publication shows something else by now: then it is made anew."""
    with performing("publication.export_made", by=None) as act:
        publication = locked(export.publication)
        same = hash_of(edition_of(publication)) == document_hash
        sha256 = hashlib.sha256(content).hexdigest()
        values: dict[str, Any] = {"state": Making.QUEUED, "progress": 0}
        if same:
            values = {"state": Making.READY, "progress": DONE, "content": content, "ready_at": timezone.now()}
            values |= {"document_hash": document_hash, "sha256": sha256, "problem": ""}
        mine = Export.objects.filter(pk=export.pk, state=Making.RUNNING, attempts=export.attempts)
        kept = bool(mine.update(**values)) and same
        detail = {"format": export.format, "export": export.pk, "sha256": sha256, "kept": kept}
        act.record(on=publication, places=publication.assessment.jurisdiction.ancestors, detail=detail)
    return kept


def _progress(export: Export, percent: int) -> None:
    Export.objects.filter(pk=export.pk, attempts=export.attempts).update(
        progress=percent, leased_until=timezone.now() + LEASE
    )


def _end(export: Export, state: Making, *, problem: str) -> None:
    Export.objects.filter(pk=export.pk, attempts=export.attempts).update(state=state, problem=problem)
