"""Set a new day of review for a pause."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.lock import locked
from jurisdictions.pauses.acts.rules import review_errors
from jurisdictions.pauses.acts.told import owners
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder, Stale


def extend_review(by: User, pause: Pause, *, review_by: date, reason: str, was: date | None = None) -> Pause:
    """Keep the pause and review it on another day (UTC), at most a year ahead; the ledger keeps the reason.

    `was` is the day that stood there when the person decided. Refuses with Stale where it was moved
    meanwhile, and with Invalid, OutOfOrder (lifted) or NotPermitted.
    """
    with performing("pause.extend_review", by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = locked(pause)
        if pause.is_lifted:
            raise OutOfOrder(_("%(pause)s is lifted.") % {"pause": pause.reference})
        before = pause.review_by
        if was is not None and was != before:
            day = date_format(before, "j F Y")
            raise Stale(_("The day of review was moved meanwhile: it is now %(day)s.") % {"day": day})
        errors = review_errors(review_by)
        if not reason.strip():
            errors["reason"] = _("Say why it is reviewed on that day.")
        if errors:
            raise Invalid(errors)
        pause.review_by, pause.reminded_on = review_by, timezone.now().date()
        pause.save(update_fields=["review_by", "reminded_on"])
        detail = {"from": before.isoformat(), "to": review_by.isoformat(), "reason": reason.strip()}
        act.record(on=pause, places=pause.jurisdiction.ancestors, detail=detail)
        told = {"reference": pause.reference, "by": by.name, "review_by": review_by.isoformat()}
        act.tell(
            owners(pause), "pause.review_extended", about=pause, url=pause.get_absolute_url(), context=told
        )
    return pause
