"""Tells requests that are here already from those that only claim the same reference."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from reviews.acts.rows import COPIED
from reviews.facts import NewRequest
from reviews.models import Agency, Request

Key = tuple[int, str, int]


def key_of(facts: NewRequest) -> Key | None:
    """What a request is matched by; None where its agency is new, for then nothing can be here."""
    if not isinstance(facts.agency, Agency):
        return None
    return facts.agency.pk, facts.agency_reference, facts.service.pk


def already_here(several: Iterable[NewRequest]) -> dict[Key, Request]:
    """Those requests in the database that have the key of one of these."""
    keys = {key for facts in several if (key := key_of(facts))}
    found: QuerySet[Request] = (
        Request.objects.filter(
            agency_id__in={key[0] for key in keys}, agency_reference__in={key[1] for key in keys}
        )
        .select_related("officer")
        .prefetch_related("identifiers")
    )
    by_key = {(one.agency_id, one.agency_reference, one.service_id): one for one in found}
    return {key: by_key[key] for key in keys & by_key.keys()}


def differences(facts: NewRequest, request: Request) -> list[str]:
    """The names of what is not the same; an empty list means it was imported before."""
    pairs: dict[str, tuple[Any, Any]] = {
        name: (getattr(facts, name), getattr(request, name))
        for name in COPIED
        if name not in ("user_jurisdiction", "instrument", "service")
    }
    pairs["received_at"] = (facts.received_at, request.received_at)
    pairs["categories"] = (set(facts.categories), set(request.categories))
    pairs["user_jurisdiction"] = (_pk(facts.user_jurisdiction), request.user_jurisdiction_id)
    pairs["instrument"] = (_pk(facts.instrument), request.instrument_id)
    pairs["officer"] = (_officer(facts.officer), _officer(request.officer))
    pairs["identifiers"] = (_identifiers(facts.identifiers), _identifiers(request.identifiers.all()))
    return [name for name, (new, old) in pairs.items() if new != old]


def _pk(record: Any) -> int | None:
    return record.pk if record is not None else None


def _officer(officer: Any) -> tuple[str, str] | None:
    return (officer.name, officer.email) if officer is not None else None


def _identifiers(several: Iterable[Any]) -> set[tuple[Any, ...]]:
    return {(str(one.kind), one.value, one.port, one.observed_at) for one in several}
