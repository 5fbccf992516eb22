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


def everything(one: Request) -> list[Item]:
    """All that the request asks for."""
    return [
        Item(identifier.pk, category) for identifier in one.identifiers.all() for category in one.categories
    ]


def checked(reviewer: User, one: Request) -> None:
    """Every point of its checklist answered yes."""
    answer_checklist(reviewer, one, {point.code: ("yes", "") for point in points_for(one)})


def proposed(reviewer: User, one: Request, outcome: str = "full") -> Decision:
    """Taken, checked, and all that is asked for proposed, or an outcome that discloses nothing."""
    claim(reviewer, one)
    checked(reviewer, one)
    items = everything(one) if outcome == "full" else []
    return decide(reviewer, one, outcome=outcome, reason="The order is valid.", items=items)


def produced(reviewer: User, approver: User, one: Request) -> Production:
    """Proposed, approved, and a file made for its agency (which has the domain police.example)."""
    approve(approver, proposed(reviewer, one))
    file = SimpleUploadedFile("data.csv", b"made-up data")
    return produce(reviewer, one, file=file, recipient="officer@police.example")
