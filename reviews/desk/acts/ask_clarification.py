"""Ask the agency, and let the request wait for the answer."""

from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid
from reviews.acts.receive import reply_address
from reviews.desk.acts.locking import locked
from reviews.desk.acts.release import end_claim, own_claim
from reviews.desk.models import Claim
from reviews.models import Request, State


def ask_clarification(by: User, request: Request, question: str) -> None:
    """Write the question to the agency; the request waits until somebody takes it again.

    It is review: refuses with Held where a pause holds that, NotYours, Invalid or NotPermitted.
    """
    with performing(
        "request.ask_clarification", by=by, needs=Permission.REVIEW, within=request.agency_jurisdiction
    ) as act:
        request = locked(request)
        own_claim(by, request)
        address = reply_address(request)
        if not question.strip():
            raise Invalid({"question": _("Write what the agency should clarify.")})
        if not address:
            raise Invalid(
                {"question": _("The agency has no address for replies: an administrator adds one.")}
            )
        end_claim(request, Claim.Ending.RELEASED)
        request.state = State.WAITING
        request.save(update_fields=["state"])
        act.record(on=request, places=request.agency_jurisdiction.ancestors)
        told = {"agency_reference": request.agency_reference, "question": question.strip()}
        act.write_to(address, "request.clarification", about=request, context=told)
