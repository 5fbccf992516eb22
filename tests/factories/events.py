"""Events of the ledger, written as an act writes them."""

from itertools import count
from typing import Any

from portal.accounts.models import User
from portal.ledger.models import Event
from portal.ledger.write import write_event
from tests.factories.people import person

_numbers = count(1)


def event(verb: str = "request.claim", *, by: User | None = None, **facts: Any) -> Event:
    """One act on a person's record, through a page, unless told otherwise."""
    facts.setdefault("channel", Event.Channel.PAGE)
    facts.setdefault("detail", {"number": next(_numbers)})
    by = by or person()
    facts.setdefault("on", by)
    return write_event(verb, by=by, **facts)


def events(number: int, **facts: Any) -> list[Event]:
    """Several, by the same person."""
    by = facts.pop("by", None) or person()
    return [event(by=by, **facts) for _ in range(number)]
