"""Some of the demo's requests are on their way through the desk already."""

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.models import User
from reviews.desk.acts.answer_checklist import answer_checklist
from reviews.desk.acts.approve import approve, send_back
from reviews.desk.acts.claim import claim
from reviews.desk.acts.decide import Item, decide
from reviews.desk.acts.produce import produce
from reviews.desk.checklist import points_for
from reviews.desk.models import Decision
from reviews.models import Request

OWN = "harbourline"


def load_work(people: dict[str, User], requests: list[Request]) -> None:
    """Decide, approve and produce a few requests; leave one in a reviewer's hands."""
    ours = [one for one in requests if one.service.code == OWN and not one.emergency]
    waiting, rejected, returned, ready, in_hand = ours[0], ours[3], ours[4], ours[5], ours[6]
    _decide(people["reviewer"], waiting)
    reject = _decide(people["reviewer"], rejected, "rejected", "No court is named and no statute: not valid.")
    approve(people["approver"], reject, "Agreed.")
    back = _decide(people["second"], returned)
    send_back(people["approver"], back, "The order covers three months, not a year. Narrow it.")
    approve(people["approver"], _decide(people["second"], ready))
    produce(
        people["second"],
        ready,
        file=SimpleUploadedFile("production.csv", b"field,value\nmade up,yes\n"),
        recipient=ready.agency.reply_address,
    )
    claim(people["second"], in_hand)


def _decide(
    by: User, request: Request, outcome: str = "full", reason: str = "Valid, exact and narrow."
) -> Decision:
    claim(by, request)
    answer_checklist(by, request, {point.code: ("yes", "") for point in points_for(request)})
    items = [
        Item(identifier.pk, category)
        for identifier in request.identifiers.all()
        for category in request.categories
    ]
    return decide(by, request, outcome=outcome, reason=reason, items=items if outcome == "full" else [])
