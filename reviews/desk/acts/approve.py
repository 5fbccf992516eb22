"""A second person's word on a decision: approve it, or send it back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import FourEyes, Invalid, OutOfOrder
from reviews.desk.acts.closing import close_with
from reviews.desk.acts.locking import locked
from reviews.desk.models import Approval, Decision
from reviews.models import Request, State


def approve(by: User, decision: Decision, comment: str = "") -> Approval:
    """Approve. A disclosing decision goes on to production, any other one closes the request.

    Refuses with FourEyes to the proposer, Held, OutOfOrder or NotPermitted.
    """
    with performing("request.approve", by=by, needs=Permission.APPROVE, within=_place(decision)) as act:
        request, decision, made = _settle(by, decision, Approval.Verdict.APPROVED, comment)
        if decision.discloses:
            request.state = State.APPROVED
            request.save(update_fields=["state"])
        else:
            close_with(request, decision.outcome, reason=decision.reason, by=by)
        _record_and_tell(act, request, decision, "request.approved")
    return made


def send_back(by: User, decision: Decision, comment: str) -> Approval:
    """Send the decision back to its queue, saying why. Refuses as approve does, and without a comment."""
    with performing("request.send_back", by=by, needs=Permission.APPROVE, within=_place(decision)) as act:
        if not comment.strip():
            raise Invalid({"comment": _("Say what should be done differently.")})
        request, decision, made = _settle(by, decision, Approval.Verdict.RETURNED, comment)
        request.state = State.RECEIVED
        request.save(update_fields=["state"])
        _record_and_tell(act, request, decision, "request.sent_back")
    return made


def _place(decision: Decision):  # type: ignore[no-untyped-def]
    return decision.request.agency_jurisdiction


def _settle(by: User, decision: Decision, verdict: str, comment: str) -> tuple[Request, Decision, Approval]:
    request = locked(decision.request)
    decision = Decision.objects.select_related("proposer").get(pk=decision.pk)
    if decision.proposer_id == by.pk:
        raise FourEyes(_("You proposed this decision yourself: somebody else approves it."))
    if decision.settled_at is not None or request.state != State.PROPOSED:
        raise OutOfOrder(_("This decision was settled meanwhile."))
    made = Approval.objects.create(
        request=request, decision=decision, approver=by, verdict=verdict, comment=comment.strip()
    )
    decision.settled_at = timezone.now()
    decision.save(update_fields=["settled_at"])
    return request, decision, made


def _record_and_tell(act: Act, request: Request, decision: Decision, kind: str) -> None:
    act.record(
        on=request,
        places=request.agency_jurisdiction.ancestors,
        detail={"outcome": decision.outcome, "proposer": decision.proposer_id},
    )
    told = {
        "reference": request.reference,
        "by": act.by.name if act.by else "",
        "outcome": str(decision.get_outcome_display()),
    }
    act.tell([decision.proposer], kind, about=request, url=request.get_absolute_url(), context=told)
