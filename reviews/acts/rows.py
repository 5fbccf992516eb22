"""The rows that a checked request becomes, unsaved: the same for one at a time and for many."""

from datetime import datetime

from reviews.facts import NewRequest
from reviews.models import Agency, Clock, Identifier, Officer, Queue, Request
from reviews.regimes import Regime

COPIED = (
    *("agency_reference", "service", "type", "user_jurisdiction", "instrument", "legal_basis", "offence"),
    *("authorisation", "data_from", "data_to", "narrative", "emergency", "emergency_reason"),
    *("confidential_until", "dated_on"),
)


def request_row(
    facts: NewRequest, agency: Agency, officer: Officer | None, queue: Queue, regimes: list[Regime]
) -> Request:
    """The request itself; due when the first of its clocks is."""
    received_at = arrival(facts)
    return Request(
        **{name: getattr(facts, name) for name in COPIED},
        agency=agency,
        agency_jurisdiction=agency.jurisdiction,
        officer=officer,
        categories=list(facts.categories),
        received_at=received_at,
        due_at=min(regime.due(received_at) for regime in regimes),
        queue=queue,
    )


def identifier_rows(facts: NewRequest, request: Request) -> list[Identifier]:
    return [
        Identifier(
            request=request, kind=one.kind, value=one.value, port=one.port, observed_at=one.observed_at
        )
        for one in facts.identifiers
    ]


def clock_rows(regimes: list[Regime], request: Request) -> list[Clock]:
    """One clock a regime; they all begin when the request was received."""
    return [
        Clock(
            request=request,
            regime=regime.code,
            statutory=regime.statutory,
            started_at=request.received_at,
            due_at=regime.due(request.received_at),
        )
        for regime in regimes
    ]


def arrival(facts: NewRequest) -> datetime:
    """When a checked request was received: the check has put the time in where it was missing."""
    if facts.received_at is None:
        raise ValueError("this request was not checked")
    return facts.received_at
