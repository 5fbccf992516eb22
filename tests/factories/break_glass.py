"""Two executives and whoever looks at it afterwards."""

from typing import Any

from django.db import connection

from jurisdictions.assessments.break_glass.acts.answer import Freed, confirm
from jurisdictions.assessments.break_glass.acts.ask import ask
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Role
from portal.accounts.models import User
from tests.factories.people import with_role

WHY = "A court set an hour for an answer about one account."


def executive(pause: Pause, name: str = "") -> User:
    return with_role(Role.EXECUTIVE, pause.jurisdiction, name=name)


def asked_for(pause: Pause, by: User | None = None, **facts: Any) -> BreakGlass:
    """A request of one executive for 24 hours that waits for the other one."""
    said: dict[str, Any] = {"reason": WHY, "hours": 24}
    said |= {"reviewer": with_role(Role.AUTHOR, pause.jurisdiction)} | facts
    return ask(by or executive(pause), pause, **said)


def broken(pause: Pause, **facts: Any) -> Freed:
    """A pause that two executives freed; every deferred guard has looked at it."""
    asked = asked_for(pause, **facts)
    freed = confirm(executive(pause), asked, content_hash=asked.content_hash)
    look_now()
    return freed


def look_now() -> None:
    """Let the guards that wait for the end of a transaction look at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
