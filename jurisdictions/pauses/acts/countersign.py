"""Confirm a colleague's pause."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.lock import locked
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import FourEyes, OutOfOrder


def countersign(by: User, pause: Pause) -> Pause:
    """Put a second name under a pause. Refuses with FourEyes to the one who decided it, or OutOfOrder."""
    with performing("pause.countersign", by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = locked(pause)
        if pause.decided_by_id == by.pk:
            raise FourEyes(_("You decided this pause yourself: somebody else countersigns it."))
        if pause.countersigned_by_id is not None or pause.is_lifted:
            raise OutOfOrder(_("%(pause)s is countersigned or lifted already.") % {"pause": pause.reference})
        pause.countersigned_by, pause.countersigned_at = by, timezone.now()
        pause.save(update_fields=["countersigned_by", "countersigned_at"])
        act.record(on=pause, places=pause.jurisdiction.ancestors)
        told = {"reference": pause.reference, "by": by.name}
        act.tell(
            [pause.decided_by], "pause.countersigned", about=pause, url=pause.get_absolute_url(), context=told
        )
    return pause
