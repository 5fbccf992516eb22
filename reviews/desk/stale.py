"""Why a request that was held is looked at afresh: what of its process may have gone stale meanwhile.

Each reason is a condition on a request `r` of a pause that began at `%(began)s`, at the moment `%(now)s`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reviews.models import AuthorisationState, RequestType

# What providers keep of connections is gone after some months, and a court would ask for a newer order.
OLD = timedelta(days=180)
NOT_AUTHORISED = (
    AuthorisationState.REJECTED,
    AuthorisationState.SUSPENDED,
    AuthorisationState.CANCELLED,
    AuthorisationState.EXPIRED,
    AuthorisationState.INVALID,
)
PRESERVATIONS = (RequestType.PRESERVATION, RequestType.PRESERVATION_EXTENSION, RequestType.EPOC_PR)
# The clocks that say how long something is preserved; the others say by when to answer.
PRESERVING = ("us_2703f", "preservation", "epoc_pr")


@dataclass(frozen=True)
class Reason:
    """One reason: its words, and its condition in SQL."""

    code: str
    words: str | Promise
    holds: str


REASONS = (
    Reason(
        "authorisation",
        _("Authorisation expired, cancelled, suspended, rejected or invalid"),
        "r.authorisation = ANY (%(not_authorised)s)",
    ),
    Reason(
        "instrument",
        _("Its legal instrument is repealed"),
        "EXISTS (SELECT FROM jurisdictions_legalinstrument i"
        " WHERE i.id = r.instrument_id AND i.repealed_on <= %(now)s::date)",
    ),
    Reason("process", _("Process dated over 180 days ago"), "r.dated_on < %(old)s::date"),
    Reason("secrecy", _("Non-disclosure order ended"), "r.confidential_until < %(now)s::date"),
    # The desk's own period stood still under this pause, a law's did not.
    Reason(
        "preservation",
        _("Preservation ran out"),
        "r.type = ANY (%(preservations)s) AND EXISTS (SELECT FROM reviews_clock c"
        " WHERE c.request_id = r.id AND c.regime = ANY (%(preserving)s) AND c.stopped_at IS NULL"
        " AND c.due_at <= CASE WHEN c.statutory THEN %(now)s ELSE %(began)s END)",
    ),
    Reason(
        "identifiers",
        _("Identifiers observed, or data asked for, over 180 days ago"),
        "(r.data_to < %(old)s OR EXISTS (SELECT FROM reviews_identifier i"
        " WHERE i.request_id = r.id AND i.observed_at < %(old)s))",
    ),
    Reason(
        "clock",
        _("A statutory clock is overdue"),
        "EXISTS (SELECT FROM reviews_clock c WHERE c.request_id = r.id AND c.statutory"
        " AND c.stopped_at IS NULL AND c.due_at <= %(now)s AND c.regime <> ALL (%(preserving)s))",
    ),
)


def parameters(now: datetime, began: datetime) -> dict[str, Any]:
    """What the conditions ask for."""
    return {
        "now": now,
        "began": began,
        "old": now - OLD,
        "not_authorised": list(NOT_AUTHORISED),
        "preservations": list(PRESERVATIONS),
        "preserving": list(PRESERVING),
    }
