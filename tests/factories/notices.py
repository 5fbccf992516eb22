"""Notices owed, as an act owes them."""

from typing import Any

from portal.accounts.models import User
from portal.notifications.models import Notice
from portal.notifications.owe import owe
from tests.factories.people import person

KIND = "role.granted"


def notice(to: User | None = None, *, address: str = "", kind: str = KIND, **facts: Any) -> Notice:
    """A notice somebody is owed: of a role they were given, unless told otherwise."""
    people = [] if address else [to or person()]
    facts.setdefault("context", {"role": "Reviewer", "place": "Hong Kong"})
    facts.setdefault("about", person())
    return owe(kind, people=people, addresses=[address] if address else [], **facts)[0]
