"""A request as it comes in, before it is checked: what a form, a file or a program knows of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO

from jurisdictions.models import Jurisdiction, LegalInstrument, Service
from reviews.models.agency import Agency
from reviews.models.words import AuthorisationState


@dataclass(frozen=True)
class NewIdentifier:
    """An account or device. IP addresses need the port and the time at which they were seen."""

    kind: str
    value: str
    port: int | None = None
    observed_at: datetime | None = None


@dataclass(frozen=True)
class NewAgency:
    """An agency that is not known yet; it comes in unverified."""

    name: str
    jurisdiction: Jurisdiction
    reply_address: str = ""


@dataclass(frozen=True)
class NewOfficer:
    """Who signed or sent the request."""

    name: str
    rank: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class NewPaper:
    """A file that came with the request, under the name its sender gave it."""

    name: str
    content: IO[bytes]


@dataclass(frozen=True)
class NewRequest:
    """Everything the agency said. Times carry their zone; `received_at` is now where it is not given."""

    agency: Agency | NewAgency
    agency_reference: str
    service: Service
    type: str
    categories: tuple[str, ...]
    identifiers: tuple[NewIdentifier, ...]
    received_at: datetime | None = None
    officer: NewOfficer | None = None
    user_jurisdiction: Jurisdiction | None = None
    instrument: LegalInstrument | None = None
    legal_basis: str = ""
    offence: str = ""
    authorisation: str = AuthorisationState.APPROVED
    data_from: datetime | None = None
    data_to: datetime | None = None
    narrative: str = ""
    emergency: bool = False
    emergency_reason: str = ""
    confidential_until: date | None = None
    dated_on: date | None = None
    attachments: tuple[NewPaper, ...] = field(default=())
