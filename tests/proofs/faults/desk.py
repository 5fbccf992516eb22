"""The site's people and requests: many of every kind, with all that a decision to disclose needs."""

from django.conf import settings
from django.test import Client

from portal.access.permissions import Role
from portal.accounts.models import User
from reviews.desk.checklist import points_for
from reviews.desk.models import ChecklistAnswer
from reviews.models import Agency, Request
from tests.factories.people import with_role
from tests.factories.places import world
from tests.factories.requests import queue, request
from tests.proofs.cast import Scene
from tests.proofs.faults.cast import Desk, Person
from tests.proofs.faults.clients import RECIPIENT
from tests.proofs.kinds import KINDS, facts_of
from tests.proofs.scene import close_connections

REVIEWERS = 4


def furnish(url: str, port: int, scene: Scene, of_each_kind: int) -> Desk:
    """Reviewers and an approver for the world, signed in, and their requests."""
    reviewers = [with_role(Role.REVIEWER, world(), queue=queue()) for _ in range(REVIEWERS)]
    requests = [
        _ready(request(**facts_of(kind, scene.places)), reviewers[0])
        for _ in range(of_each_kind)
        for kind in KINDS
    ]
    Agency.objects.update(domains=[RECIPIENT.partition("@")[2]])
    approver = _signed_in(with_role(Role.APPROVER, world()))
    desk = Desk(url, port, scene, requests, [_signed_in(one) for one in reviewers], approver)
    close_connections()
    return desk


def _ready(one: Request, reviewer: User) -> int:
    ChecklistAnswer.objects.bulk_create(
        ChecklistAnswer(request=one, point=point.code, finding=ChecklistAnswer.Finding.YES, person=reviewer)
        for point in points_for(one)
    )
    return int(one.pk)


def _signed_in(user: User) -> Person:
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return Person(user.pk, client.cookies[settings.SESSION_COOKIE_NAME].value)
