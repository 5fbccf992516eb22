"""Requests with an agency, a queue and an identifier."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from reviews.models import Agency, Identifier, Queue, Request
from tests.factories.places import jurisdiction, service

_numbers = count(1)


def queue(code: str = "standard", **facts: Any) -> Queue:
    found, _ = Queue.objects.get_or_create(code=code, defaults={"name": code.title(), **facts})
    return found


def agency(place: Any = None, name: str = "") -> Agency:
    place = place or jurisdiction("HK")
    found, _ = Agency.objects.get_or_create(
        jurisdiction=place, name=name or f"Made-up Police of {place.name}"
    )
    return found


def request(**facts: Any) -> Request:
    """A received request of a Hong Kong agency about a WhatsApp account, unless told otherwise."""
    number = next(_numbers)
    sender = facts.pop("agency", None) or agency(facts.get("agency_jurisdiction"))
    facts.setdefault("agency_jurisdiction", sender.jurisdiction)
    facts.setdefault("service", service())
    facts.setdefault("queue", queue())
    facts.setdefault("type", "court_order")
    facts.setdefault("categories", ["subscriber"])
    facts.setdefault("agency_reference", f"REF/{number}")
    facts.setdefault("due_at", timezone.now() + timedelta(days=10))
    made = Request.objects.create(agency=sender, **facts)
    Identifier.objects.create(request=made, kind="user_id", value=f"user-{number}")
    made.refresh_from_db()
    return made
