"""End a request."""

from django.utils.translation import gettext as _

from jurisdictions.pauses.models import Handling
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder
from reviews.acts.receive import reply_address
from reviews.desk.acts.locking import locked
from reviews.desk.acts.release import end_claim
from reviews.desk.held import pauses_holding
from reviews.desk.models import Claim, Closing, Outcome
from reviews.models import Clock, Request, State


def close_with(
    request: Request, outcome: str, *, reason: str, by: User | None, pauses: tuple[int, ...] = ()
) -> Closing:
    """Close a locked request inside an act: its clocks stop, its claim ends."""
    made = Closing.objects.create(
        request=request, outcome=outcome, reason=reason, person=by, pauses=list(pauses)
    )
    end_claim(request, Claim.Ending.CLOSED)
    Clock.objects.filter(request=request, stopped_at=None).update(stopped_at=made.at)
    request.state = State.CLOSED
    request.save(update_fields=["state"])
    return made


def close_under_pause(by: User, request: Request) -> Closing:
    """Turn a request away under a pause that refuses or points to mutual legal assistance.

    Nothing is disclosed, so the pause does not stop it; the agency gets the pause's own reply. Refuses
    with OutOfOrder where no such pause covers the request.
    """
    with performing(
        "request.close_under_pause", by=by, needs=Permission.REVIEW, within=request.agency_jurisdiction
    ) as act:
        request = locked(request)
        turning_away = [
            pause
            for pause in pauses_holding([request.pk], step="production").get(request.pk, [])
            if pause.handling != Handling.HOLD
        ]
        if not turning_away or request.state in {State.DELIVERED, State.CLOSED}:
            raise OutOfOrder(_("No pause in force turns this request away."))
        pause = turning_away[0]
        outcome = Outcome.REROUTED if pause.handling == Handling.MLAT else Outcome.CLOSED_WHILE_PAUSED
        made = close_with(request, outcome, reason=pause.agency_reply, by=by, pauses=(pause.pk,))
        act.record(
            on=request,
            places=request.agency_jurisdiction.ancestors,
            detail={"outcome": outcome, "pause": pause.reference},
        )
        if address := reply_address(request):
            told = {"agency_reference": request.agency_reference, "reply": pause.agency_reply}
            act.write_to(address, "request.turned_away", about=request, context=told)
    return made


def close_delivered(by: User, request: Request) -> Closing:
    """Close a request whose production was handed over. Refuses with OutOfOrder before that."""
    with performing(
        "request.close", by=by, needs=Permission.REVIEW, within=request.agency_jurisdiction
    ) as act:
        request = locked(request)
        if request.state != State.DELIVERED:
            raise OutOfOrder(_("It is closed after the production was handed over."))
        outcome = request.decisions.latest("pk").outcome
        made = close_with(request, outcome, reason="", by=by)
        act.record(on=request, places=request.agency_jurisdiction.ancestors, detail={"outcome": outcome})
    return made
