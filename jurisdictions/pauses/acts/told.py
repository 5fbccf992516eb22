"""Who is told about a pause."""

from dataclasses import dataclass

from django.db.models import F, Value

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.querysets import PLACES, left_out_on_the_way
from portal.access.permissions import Permission
from portal.access.questions import holders, holders_of_any
from portal.accounts.models import User

CONCERNED = (Permission.PAUSE, Permission.REVIEW, Permission.APPROVE, Permission.SIGN_EXECUTIVE)


@dataclass
class _Around:
    """A jurisdiction with everything it is part of and every part the pause takes along."""

    pk: int
    ancestors: list[int]


def concerned(pause: Pause) -> list[User]:
    """Everybody whose work a pause changes: pause officers, reviewers, approvers, accountable executives.

    Those who work in a part only are among them, unless the pause leaves that part out.
    """
    return list(holders_of_any(CONCERNED, _around(pause)))


def owners(pause: Pause) -> list[User]:
    """Whoever decided the pause, and the accountable executives."""
    heads = holders(Permission.SIGN_EXECUTIVE, pause.jurisdiction)
    return list({person.pk: person for person in [pause.decided_by, *heads]}.values())


def _around(pause: Pause) -> _Around:
    places = list(pause.jurisdiction.ancestors)
    if pause.include_parts:
        parts = Jurisdiction.objects.filter(ancestors__contains=[pause.jurisdiction_id])
        left_out = left_out_on_the_way(
            Value(pause.jurisdiction_id), Value(pause.left_out, PLACES), F("ancestors")
        )
        places += parts.exclude(left_out).values_list("pk", flat=True)
    return _Around(pause.jurisdiction_id, places)
