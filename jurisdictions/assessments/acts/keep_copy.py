"""Keep a copy of a source: what it said on the day it was captured."""

from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.locking import locked_open
from jurisdictions.assessments.acts.voiding import Standing
from jurisdictions.assessments.models import Assessment, Source, SourceCopy
from jurisdictions.assessments.models.words import CopyKind
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid
from portal.files.keep import stored_until_done
from portal.files.measure import MEGABYTE, TooLarge, measure
from portal.files.names import safe_name

LARGEST = 100 * MEGABYTE


def keep_copy(
    by: User, source: Source, *, content: IO[bytes], name: str, kind: str, url: str = ""
) -> SourceCopy:
    """Store the bytes as they are, with their SHA-256, the time, the person and where they were found.

    A source has one evidentiary copy and any number of working copies; none is ever replaced. Signatures
    that were there count no more, for the hash is part of what is signed. Refuses with Invalid (empty, too
    large, here already, a second evidentiary copy), OutOfOrder (signed) or NotPermitted.
    """
    place = source.assessment.jurisdiction
    with (
        stored_until_done() as kept,
        performing("assessment.keep_copy", by=by, needs=Permission.ASSESS, within=place) as act,
    ):
        found = locked_open(source.assessment_id)
        size, sha256 = _measured(content)
        _require_new(source, kind, sha256)
        standing = Standing(found)
        made = SourceCopy.objects.create(
            assessment=found,
            source=source,
            kind=kind,
            stored_as=kept.keep(content, "evidence"),
            name=safe_name(name),
            size=size,
            sha256=sha256,
            url=url or source.url,
            captured_at=timezone.now(),
            captured_by=by,
        )
        Assessment.objects.filter(pk=found.pk).update(lock_version=found.lock_version + 1)
        detail = {"source": source.pk, "copy": made.pk, "kind": kind, "sha256": sha256, "size": size}
        detail["voided"] = standing.fell(found)
        act.record(on=found, places=place.ancestors, detail=detail)
        standing.tell(act, found)
    return made


def _measured(content: IO[bytes]) -> tuple[int, str]:
    try:
        size, sha256 = measure(content, LARGEST)
    except TooLarge as error:
        text = _("The file is larger than %(most)d MB. Keep its decisive part, and say so in the source.")
        raise Invalid({"file": text % {"most": LARGEST // MEGABYTE}}) from error
    if size == 0:
        raise Invalid({"file": _("The file is empty.")})
    return size, sha256


def _require_new(source: Source, kind: str, sha256: str) -> None:
    if kind not in CopyKind.values:
        raise Invalid({"kind": _("Say what the copy is for.")})
    if source.copies.filter(kind=kind, sha256=sha256).exists():
        raise Invalid({"file": _("These very bytes are kept already.")})
    if kind == CopyKind.EVIDENCE and source.copies.filter(kind=kind).exists():
        text = _(
            "This source has its evidence already, which is never replaced: keep this as a working copy, or"
            " record a later capture as a source of its own."
        )
        raise Invalid({"kind": text})
