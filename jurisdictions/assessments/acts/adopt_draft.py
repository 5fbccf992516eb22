"""Adopt what a machine drafted: a person has read every word of it and answers for it."""

import hashlib

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.locking import locked_open
from jurisdictions.assessments.acts.voiding import Standing
from jurisdictions.assessments.machine import text_of
from jurisdictions.assessments.models import Assessment, MachineDraft
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder, Stale


def adopt_draft(by: User, draft: MachineDraft, *, seen: str) -> MachineDraft:
    """Put one's own name to it; nobody adopts for somebody else. `seen` is the text as its reader had it.

    The ledger keeps the SHA-256 of the words that were adopted. Signatures that were there count no more.
    Refuses with Stale (the text is another one by now), OutOfOrder (adopted, signed) or NotPermitted.
    """
    place = draft.assessment.jurisdiction
    with performing("assessment.adopt_draft", by=by, needs=Permission.ASSESS, within=place) as act:
        found = locked_open(draft.assessment_id)
        draft = MachineDraft.objects.get(pk=draft.pk)
        if draft.adopted_by_id is not None:
            raise OutOfOrder(_("Somebody adopted this text already."))
        text = text_of(found, draft)
        digest = digest_of(text)
        if digest != seen:
            raise Stale(_("The text was changed after you opened the page: read it again."))
        standing = Standing(found)
        draft.assessment, draft.adopted_by, draft.adopted_at = found, by, timezone.now()
        draft.save(update_fields=["adopted_by", "adopted_at"])
        Assessment.objects.filter(pk=found.pk).update(lock_version=found.lock_version + 1)
        detail = {"about": draft.about, "sha256": digest, "voided": standing.fell(found)}
        act.record(on=found, places=place.ancestors, detail=detail)
        standing.tell(act, found)
    return draft


def digest_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
