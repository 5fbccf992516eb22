"""Set a new day of review for a pause."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.pause import LONGEST_REVIEW
from jurisdictions.pauses.acts.told import owners
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def extend_review(by: User, pause: Pause, *, review_by: date, reason: str) -> Pause:
    """Keep the pause and review it later. Refuses with Invalid or OutOfOrder; the reason is in the ledger."""
    with performing("pause.extend_review", by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = (
            Pause.objects.select_for_update(of=("self",))
            .select_related("jurisdiction", "decided_by")
            .get(pk=pause.pk)
        )
        if pause.is_lifted:
            raise OutOfOrder(_("%(pause)s is lifted.") % {"pause": pause.reference})
        errors: dict[str, str] = {}
        if not reason.strip():
            errors["reason"] = _("Say why it is reviewed later.")
        if not timezone.now().date() < review_by <= timezone.now().date() + LONGEST_REVIEW:
            errors["review_by"] = _("Name a day ahead, within a year.")
        if errors:
            raise Invalid(errors)
        before, pause.review_by = pause.review_by, review_by
        pause.save(update_fields=["review_by"])
        detail = {"from": before.isoformat(), "to": review_by.isoformat(), "reason": reason.strip()}
        act.record(on=pause, places=pause.jurisdiction.ancestors, detail=detail)
        told = {"reference": pause.reference, "by": by.name, "review_by": review_by.isoformat()}
        act.tell(
            owners(pause), "pause.review_extended", about=pause, url=pause.get_absolute_url(), context=told
        )
    return pause
