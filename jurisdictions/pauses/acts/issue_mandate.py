"""Write down that a signed decision allows one pause to be ended, and in which way."""

from datetime import datetime

from django.utils.translation import gettext as _

from jurisdictions.pauses.models import Mandate, Pause
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def issue_mandate(  # noqa: PLR0913 -- what the decision says of itself
    by: User,
    pause: Pause,
    action: str,
    *,
    decision_kind: str,
    decision_id: int,
    decision_reference: str,
    decision_url: str,
    content_hash: str,
    signers: list[int],
    expires_at: datetime,
) -> Mandate:
    """Issue the mandate, as the last signer, inside the act of signing.

    A trigger of the room that holds the decision counts the signatures again. Pause officers are told.
    """
    with performing("pause.issue_mandate", by=by) as act:
        if pause.is_lifted:
            raise OutOfOrder(_("%(pause)s is lifted already.") % {"pause": pause.reference})
        mandate = Mandate.objects.create(
            pause=pause,
            action=action,
            decision_kind=decision_kind,
            decision_id=decision_id,
            decision_reference=decision_reference,
            decision_url=decision_url,
            content_hash=content_hash,
            signers=sorted(signers),
            expires_at=expires_at,
        )
        places = pause.jurisdiction.ancestors
        detail = {"action": action, "decision": decision_reference, "hash": content_hash}
        act.record(on=pause, places=places, detail=detail)
        told = {
            "reference": pause.reference,
            "decision": decision_reference,
            "action": str(mandate.get_action_display()),
        }
        officers = holders(Permission.PAUSE, pause.jurisdiction)
        act.tell(officers, "pause.can_be_lifted", about=pause, url=pause.get_absolute_url(), context=told)
    return mandate
