"""The steps of the work, done through the acts."""

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.models import User
from reviews.desk.acts.answer_checklist import answer_checklist
from reviews.desk.acts.approve import approve
from reviews.desk.acts.claim import claim
from reviews.desk.acts.decide import Item, decide
from reviews.desk.acts.produce import produce
from reviews.desk.checklist import points_for
from reviews.desk.models import Decision, Production
from reviews.models import Request


def proposed(reviewer: User, one: Request) -> Decision:
    """Taken, checked, and all that is asked for proposed."""
    claim(reviewer, one)
    answer_checklist(reviewer, one, {point.code: ("yes", "") for point in points_for(one)})
    identifier = one.identifiers.get()
    items = [Item(identifier.pk, category) for category in one.categories]
    return decide(reviewer, one, outcome="full", reason="The order is valid.", items=items)


def produced(reviewer: User, approver: User, one: Request) -> Production:
    """Proposed, approved, and a file made for its agency (which has the domain police.example)."""
    approve(approver, proposed(reviewer, one))
    file = SimpleUploadedFile("data.csv", b"made up")
    return produce(reviewer, one, file=file, recipient="officer@police.example")
