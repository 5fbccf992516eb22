"""Agencies and officers, requests with what they ask for, queues and clocks."""

from reviews.models.agency import Agency, Officer
from reviews.models.clock import Clock
from reviews.models.queue import Queue
from reviews.models.request import Lane, Request
from reviews.models.sought import Attachment, Identifier
from reviews.models.tally import Tally
from reviews.models.words import (
    OPEN_STATES,
    AuthorisationState,
    DataCategory,
    IdentifierKind,
    RequestType,
    State,
)

__all__ = [
    "OPEN_STATES",
    "Agency",
    "Attachment",
    "AuthorisationState",
    "Clock",
    "DataCategory",
    "Identifier",
    "IdentifierKind",
    "Lane",
    "Officer",
    "Queue",
    "Request",
    "RequestType",
    "State",
    "Tally",
]
