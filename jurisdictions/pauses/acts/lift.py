"""Lift a pause, with a mandate."""

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.lock import locked
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Mandate, Pause
from jurisdictions.pauses.refusals import NoMandate
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def valid_mandate(pause: Pause) -> Mandate | None:
    """The mandate that would open the lift now, if there is one."""
    unused = Mandate.objects.filter(pause=pause, used_for__isnull=True, expires_at__gt=timezone.now())
    return unused.order_by("-pk").first()


def lift(by: User, pause: Pause, *, note: str = "") -> Pause:
    """End the pause now. Held requests go on from where they stood; nothing is released by itself.

    Four people signed the decision behind the mandate, so the one who lifts may be any pause officer, the
    one who decided the pause among them. `note` goes into the ledger. The database sets the moment of the
    end. Refuses with NoMandate, OutOfOrder (lifted already, or not begun) or NotPermitted.
    """
    with performing("pause.lift", by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = locked(pause)
        if pause.is_lifted:
            raise OutOfOrder(_("%(pause)s is lifted already.") % {"pause": pause.reference})
        mandate = valid_mandate(pause)
        if mandate is None:
            raise NoMandate(
                _("No signed assessment allows %(pause)s to be lifted.") % {"pause": pause.reference}
            )
        now = timezone.now()
        if now <= pause.period.lower:
            raise OutOfOrder(_("%(pause)s has not begun yet.") % {"pause": pause.reference})
        pause.period = DateTimeTZRange(pause.period.lower, now)
        pause.lifted_by, pause.mandate = by, mandate
        pause.save(update_fields=["period", "lifted_by", "mandate"])
        pause.refresh_from_db(fields=["period"])
        places = pause.jurisdiction.ancestors
        detail = {"decision": mandate.decision_reference, "hash": mandate.content_hash, "note": note.strip()}
        act.record(on=pause, places=places, detail=detail)
        told = {"reference": pause.reference, "by": by.name, "decision": mandate.decision_reference}
        act.tell(concerned(pause), "pause.lifted", about=pause, url=pause.get_absolute_url(), context=told)
    return pause
