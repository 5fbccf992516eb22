"""Jurisdictions and services. The tree itself is loaded by a migration."""

from typing import Any

from jurisdictions.models import Jurisdiction, Service

TERRITORIES = {"HK": "Hong Kong", "CN": "China", "US": "United States", "DE": "Germany"}


def world() -> Jurisdiction:
    place, _ = Jurisdiction.objects.get_or_create(code="001", defaults={"name": "World", "kind": "world"})
    return place


def jurisdiction(code: str = "HK", **facts: Any) -> Jurisdiction:
    """The jurisdiction with this code; one that ISO does not know is made, below the world."""
    defaults = {"name": TERRITORIES.get(code, code), "kind": "territory", "parent": world(), **facts}
    place, _ = Jurisdiction.objects.get_or_create(code=code, defaults=defaults)
    place.refresh_from_db()
    return place


def service(code: str = "whatsapp", name: str = "") -> Service:
    found, _ = Service.objects.get_or_create(code=code, defaults={"name": name or code.title()})
    return found
