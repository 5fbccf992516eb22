"""What a scope would hold, shown before it is confirmed."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q

from jurisdictions.models import Service
from jurisdictions.pauses.effects import forecast, is_broad
from jurisdictions.pauses.expected import expected
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.running_out import running_out
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import what
from jurisdictions.pauses.vocabulary import request_types
from portal.accounts.models import User

OVERLAPPING = 3


def preview_of(
    scope: PauseScope, review_by: date, reader: User, starts_at: datetime | None = None
) -> dict[str, Any]:
    """Everything the preview tells this reader of a scope, reviewed on that day.

    It begins at `starts_at`, or now: a pause on new requests only holds those received from then on.
    """
    effect = forecast(scope, starts_at)
    names = dict(Service.objects.filter(pk__in=effect.by_service).values_list("pk", "name"))
    types = dict(request_types.choices())
    overlapping = _overlapping(scope)
    return {
        "scope": scope,
        "seen": scope.fingerprint(starts_at),
        "effect": effect,
        "what": what(scope),
        "by_service": _most_first({names[pk]: number for pk, number in effect.by_service.items()}),
        "by_type": _most_first({types[code]: number for code, number in effect.by_type.items()}),
        "running_out": running_out(scope, review_by, reader, starts_at),
        "expected": expected(scope),
        "broad": is_broad(scope, effect),
        "overlapping": [(row, what(row)) for row in overlapping[:OVERLAPPING]],
        "more_overlapping": len(overlapping) > OVERLAPPING,
    }


def _most_first(numbers: dict[Any, int]) -> list[tuple[Any, int]]:
    return sorted(numbers.items(), key=lambda row: -row[1])


def _overlapping(scope: PauseScope) -> list[Pause]:
    """Some of the pauses that stand here already for one of the services."""
    rows = Pause.objects.with_people().not_lifted().concerning([scope.jurisdiction.pk])
    if scope.left_out:
        rows = rows.exclude(jurisdiction__ancestors__overlap=list(scope.left_out))
    if scope.services:
        rows = rows.filter(Q(services=[]) | Q(services__overlap=list(scope.services)))
    return list(rows.order_by("-pk")[: OVERLAPPING + 1])
