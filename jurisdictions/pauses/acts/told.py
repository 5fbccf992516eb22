"""Who is told about a pause."""

from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User

CONCERNED = (Permission.PAUSE, Permission.REVIEW, Permission.APPROVE, Permission.SIGN_EXECUTIVE)


def concerned(pause: Pause) -> list[User]:
    """Everybody whose work a pause changes: pause officers, reviewers, approvers, accountable executives."""
    people = {person.pk: person for right in CONCERNED for person in holders(right, pause.jurisdiction)}
    return list(people.values())


def owners(pause: Pause) -> list[User]:
    """Whoever decided the pause, and the accountable executives."""
    heads = holders(Permission.SIGN_EXECUTIVE, pause.jurisdiction)
    return list({person.pk: person for person in [pause.decided_by, *heads]}.values())
