"""What the proof's pauses and movers work on: places, and eight kinds of request that scopes tell apart."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jurisdictions.acts.move import move
from jurisdictions.models import Jurisdiction
from tests.factories.places import jurisdiction, service, world
from tests.proofs.cast import Places


def lay_out() -> Places:
    """What lies below the part has a lower id than it: no order of ids keeps movers out of a circle."""
    country, outside = jurisdiction("X-COUNTRY"), jurisdiction("X-OUTSIDE")
    below = jurisdiction("X-BELOW")
    part, steady, sibling = (
        jurisdiction(f"X-{name}", parent=country) for name in ("PART", "STEADY", "SIBLING")
    )
    move(None, below, part)
    return Places(world().pk, country.pk, part.pk, below.pk, steady.pk, sibling.pk, outside.pk)


def services() -> tuple[int, int]:
    """The service of most requests, and the one of the `other` kind."""
    return service("whatsapp").pk, service("instagram").pk


# Kind -> (agency's place, user's place, further facts).
KINDS: dict[str, tuple[str, str, Callable[[], dict[str, Any]]]] = {
    "own": ("part", "part", dict),
    "below": ("below", "below", dict),
    "above": ("country", "country", dict),
    "steady": ("steady", "steady", dict),
    "agency": ("part", "outside", dict),
    "user": ("outside", "part", dict),
    "other": (
        "part",
        "part",
        lambda: {"service": service("instagram"), "type": "search_warrant", "categories": ["content"]},
    ),
    # “New” to every pause that the proof will make.
    "newer": ("steady", "steady", lambda: {"received_at": timezone.now() + timedelta(days=1)}),
}


def facts_of(kind: str, places: Places) -> dict[str, Any]:
    """What the factory of requests is told for this kind."""
    agency, user, more = KINDS[kind]
    return {
        "agency_jurisdiction": Jurisdiction.objects.get(pk=getattr(places, agency)),
        "user_jurisdiction": Jurisdiction.objects.get(pk=getattr(places, user)),
        **more(),
    }
