"""What a reader of the desk may see of a request, and the words its page shows it with."""

from django.http import Http404
from django.utils.functional import Promise

from jurisdictions.models import Jurisdiction
from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere, reach
from portal.accounts.models import User
from reviews.desk.models import Claim, Outcome
from reviews.models import Request, State

TAGS = {
    State.RECEIVED: "new",
    State.IN_REVIEW: "review",
    State.WAITING: "waiting",
    State.PROPOSED: "waiting",
    State.APPROVED: "complied",
    State.PRODUCED: "complied",
    State.DELIVERED: "complied",
    State.CLOSED: "neutral",
}

FACTS = ("agency", "officer", "agency_jurisdiction", "user_jurisdiction", "service", "instrument", "queue")


def sees(person: User) -> bool:
    """Whether there is a jurisdiction whose requests the person may see."""
    return may_anywhere(person, Permission.SEE)


def works(person: User) -> bool:
    """Whether there is a queue that the person works."""
    return may_anywhere(person, Permission.WORK_QUEUE)


def visible(person: User):  # type: ignore[no-untyped-def]
    """The requests this person may see."""
    places = reach(person, [Permission.SEE], Jurisdiction.objects.all())
    return Request.objects.filter(agency_jurisdiction__in=places.values("pk"))


def visible_request(person: User, reference: str) -> Request:
    """The request with this reference; 404 where there is none or it is not for this reader."""
    request = Request.objects.select_related(*FACTS).filter(reference=reference).first()
    if request is None or not may(person, Permission.SEE, request.agency_jurisdiction):
        raise Http404
    return request


def open_claim(request: Request) -> Claim | None:
    """Who has the request in hand, if anybody."""
    return Claim.objects.select_related("person").filter(request=request, ended_at=None).first()


def outcome_label(outcome: str) -> str | Promise:
    """An outcome in words."""
    return Outcome(outcome).label
