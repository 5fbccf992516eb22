"""The columns of a file of requests: what each is called and how its cells are read."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, LegalInstrument, Service
from reviews.facts import NewIdentifier, NewOfficer, NewRequest
from reviews.intake.importing.known import Known
from reviews.models import Agency, AuthorisationState
from reviews.rules.problems import Problems, Wrong
from reviews.rules.request import room_for
from reviews.rules.text import line

REQUIRED = {
    *("agency", "agency_jurisdiction", "reference", "service", "type"),
    *("received_at", "categories", "identifiers"),
}
OPTIONAL = {
    *("user_jurisdiction", "officer", "officer_rank", "officer_email", "officer_phone", "instrument"),
    *("legal_basis", "offence", "authorisation", "data_from", "data_to", "dated_on", "confidential_until"),
    *("emergency", "emergency_reason", "narrative"),
}
COLUMNS = REQUIRED | OPTIONAL
# Where a rule's field is not called as its column.
COLUMN_OF = {
    "agency_reference": "reference",
    "agency.name": "agency",
    "officer.name": "officer",
    "officer.rank": "officer_rank",
    "officer.email": "officer_email",
    "officer.phone": "officer_phone",
}
Value = TypeVar("Value")
YES, NO = {"yes", "true", "1"}, {"", "no", "false", "0"}
IDENTIFIER = re.compile(
    r"(?P<kind>\w+)\s*:\s*(?P<value>.*?)(?:\s+port\s+(?P<port>\S+))?(?:\s+at\s+(?P<at>\S+))?"
)


def facts_of(cells: dict[str, str], known: Known, problems: Problems) -> NewRequest | None:
    """The request in a row, or None where it names something unknown; problems are named by column."""
    get = _Cells(cells, problems)
    place = get.read("agency_jurisdiction", lambda text: _place_to_enter(text, known), None)
    service = get.read("service", lambda text: _service(text, known), None)
    agency = None
    if place is not None:
        agency = get.read(
            "agency",
            lambda text: known.agency(line(text, room_for(Agency, "name"), required=True), place),
            None,
        )
    unnamed: tuple[NewIdentifier, ...] = ()
    others: dict[str, Any] = {
        "received_at": get.read("received_at", _needed_moment, None),
        "identifiers": get.read("identifiers", _identifiers, unnamed),
        "user_jurisdiction": get.read("user_jurisdiction", lambda text: _place(text, known), None),
        "instrument": get.read("instrument", lambda text: _instrument(text, known), None),
        "data_from": get.read("data_from", lambda text: moment(text, time.min), None),
        "data_to": get.read("data_to", lambda text: moment(text, time.max), None),
        "dated_on": get.read("dated_on", _day, None),
        "confidential_until": get.read("confidential_until", _day, None),
        "emergency": get.read("emergency", _yes_or_no, False),
    }
    if agency is None or service is None:
        return None
    return NewRequest(
        **others,
        agency=agency,
        service=service,
        agency_reference=get.text("reference"),
        type=get.text("type"),
        categories=tuple(filter(None, map(str.strip, get.text("categories").split("|")))),
        officer=NewOfficer(*map(get.text, ("officer", "officer_rank", "officer_email", "officer_phone"))),
        legal_basis=get.text("legal_basis"),
        offence=get.text("offence"),
        authorisation=get.text("authorisation") or AuthorisationState.APPROVED,
        emergency_reason=get.text("emergency_reason"),
        narrative=get.text("narrative"),
    )


class _Cells:
    """The cells of one row; what cannot be read becomes a problem of its column."""

    def __init__(self, cells: dict[str, str], problems: Problems) -> None:
        self.cells = cells
        self.problems = problems

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def read(self, column: str, reader: Callable[[str], Value], otherwise: Value) -> Value:
        with self.problems.of(column):
            return reader(self.text(column))
        return otherwise


def _place(code: str, known: Known) -> Jurisdiction | None:
    if not code:
        return None
    place = known.jurisdictions.get(code.upper())
    if place is None:
        raise Wrong(_("No jurisdiction has the code “%(code)s” (ISO 3166).") % {"code": code[:40]})
    return place


def _place_to_enter(code: str, known: Known) -> Jurisdiction:
    place = _place(code, known)
    if place is None:
        raise Wrong(_("This is needed."))
    if not known.may_enter(place):
        raise Wrong(_("%(who)s may not enter requests of %(place)s.") % {"who": known.by, "place": place})
    return place


def _service(code: str, known: Known) -> Service:
    service = known.services.get(code.lower())
    if service is None:
        raise Wrong(_("No service has the code “%(code)s”.") % {"code": code[:40]})
    return service


def _instrument(title: str, known: Known) -> LegalInstrument | None:
    if not title:
        return None
    instrument = known.instruments.get(title)
    if instrument is None:
        raise Wrong(_("No legal instrument has the title “%(title)s”.") % {"title": title[:80]})
    return instrument


def moment(text: str, day_means: time | None = None) -> datetime | None:
    """A time with its zone; a day alone means its first or last moment in UTC where that is allowed."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        if day_means is not None and at == datetime.fromisoformat(text[:10]) and "T" not in text.upper():
            return datetime.combine(at, day_means, UTC)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Wrong(_("Write the time as 2026-01-31T14:00:00Z (ISO 8601).")) from None
    raise Wrong(_("Say the zone of this time: Z for UTC, or as +08:00."))


def _needed_moment(text: str) -> datetime | None:
    if not text:
        raise Wrong(_("This is needed."))
    return moment(text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Wrong(_("Write the date as 2026-01-31 (ISO 8601).")) from None


def _yes_or_no(text: str) -> bool:
    if text.lower() not in YES | NO:
        raise Wrong(_("Write yes or no."))
    return text.lower() in YES


def _identifiers(text: str) -> tuple[NewIdentifier, ...]:
    return tuple(_identifier(part.strip()) for part in re.split(r"[|\n]", text) if part.strip())


def _identifier(text: str) -> NewIdentifier:
    """`kind:value`, and for addresses `ipv4:203.0.113.7 port 443 at 2026-01-31T14:00:00Z`."""
    found = IDENTIFIER.fullmatch(text)
    if found is None:
        raise Wrong(_("Write each identifier as kind:value, as in email:name@example.org."))
    port = found["port"]
    if port is not None and not (port.isascii() and port.isdigit() and len(port) <= len("65535")):
        raise Wrong(_("A port is a number from 1 to 65535."))
    return NewIdentifier(
        found["kind"].lower(), found["value"], int(port) if port else None, moment(found["at"] or "")
    )
