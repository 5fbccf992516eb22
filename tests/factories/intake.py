"""Requests before they are received, as a form or a program would hand them over."""

import io
from itertools import count
from typing import Any

from reviews.facts import NewIdentifier, NewPaper, NewRequest
from tests.factories.places import service
from tests.factories.requests import agency

_numbers = count(1)


def facts(**given: Any) -> NewRequest:
    """What a Hong Kong agency asks about one WhatsApp account, unless told otherwise."""
    given.setdefault("agency", agency())
    given.setdefault("agency_reference", f"CASE/{next(_numbers)}")
    given.setdefault("service", service())
    given.setdefault("type", "court_order")
    given.setdefault("categories", ("subscriber",))
    given.setdefault("identifiers", (NewIdentifier("phone", "+852 5555 0100"),))
    return NewRequest(**given)


def paper(name: str = "order.txt", content: bytes = b"By order of the court.") -> NewPaper:
    return NewPaper(name, io.BytesIO(content))
