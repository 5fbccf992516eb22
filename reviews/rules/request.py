"""The rules of a whole request, asked in one go: by the form, the import and every other way in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _

from reviews.facts import NewAgency, NewOfficer, NewRequest
from reviews.models import Agency, AuthorisationState, DataCategory, Officer, Request, RequestType
from reviews.rules import addresses, dates, identifiers, text
from reviews.rules.problems import Problems, Wrong

LINES = ("legal_basis", "offence")
TYPES = frozenset(RequestType.values)
AUTHORISATIONS = frozenset(AuthorisationState.values)
CATEGORIES = frozenset(DataCategory.values)


def check(given: NewRequest, now: datetime, problems: Problems) -> NewRequest:
    """The request in its normal form; everything wrong with it is added to `problems`.

    Attachments are not looked at here: see `reviews.rules.papers`.
    """
    normal = {name: _line(problems, Request, name, getattr(given, name)) for name in LINES}
    reference = _line(problems, Request, "agency_reference", given.agency_reference, required=True)
    _check_words(given, problems)
    received_at = _check_times(given, now, problems)
    emergency = given.emergency or given.type == RequestType.EMERGENCY
    narrative, reason = given.narrative, given.emergency_reason
    with problems.of("narrative"):
        narrative = text.long_text(narrative)
    with problems.of("emergency_reason"):
        reason = _emergency_reason(reason, emergency)
    return replace(
        given,
        **normal,  # type: ignore[arg-type]
        agency_reference=reference,
        agency=_check_agency(given.agency, problems),
        officer=_check_officer(given.officer, problems),
        categories=tuple(category for category in DataCategory if category in given.categories),
        identifiers=tuple(identifiers.check_all(given.identifiers, now, problems)),
        received_at=received_at,
        emergency=emergency,
        narrative=narrative,
        emergency_reason=reason,
    )


def _check_words(given: NewRequest, problems: Problems) -> None:
    _one_of(problems, "type", [given.type], TYPES)
    _one_of(problems, "authorisation", [given.authorisation], AUTHORISATIONS)
    _one_of(problems, "categories", given.categories, CATEGORIES)
    if not given.categories:
        problems.add("categories", _("Say what data is asked for."))
    if not given.service.is_active:
        problems.add("service", _("%(service)s takes no requests any more.") % {"service": given.service})


def _one_of(problems: Problems, field: str, given: Iterable[str], known: frozenset[str]) -> None:
    for word in given:
        if word not in known:
            problems.add(field, _("“%(word)s” is not known here.") % {"word": word[:60]})


def _check_times(given: NewRequest, now: datetime, problems: Problems) -> datetime:
    received_at = now
    with problems.of("received_at"):
        received_at = dates.received(given.received_at, now)
    with problems.of("dated_on"):
        dates.dated(given.dated_on, received_at)
    with problems.of("data_to"):
        dates.data_range(given.data_from, given.data_to)
    with problems.of("confidential_until"):
        dates.plausible(given.confidential_until)
    return received_at


def _emergency_reason(reason: str, emergency: bool) -> str:
    reason = text.long_text(reason, 2_000)
    if emergency and not reason:
        raise Wrong(_("Say whose life or limb is in danger, and why now."))
    return reason if emergency else ""


def _check_agency(given: Agency | NewAgency, problems: Problems) -> Agency | NewAgency:
    if isinstance(given, Agency):
        return given
    name = _line(problems, Agency, "name", given.name, field="agency.name", required=True)
    return replace(
        given, name=name, reply_address=_address(problems, "agency.reply_address", given.reply_address)
    )


def _check_officer(given: NewOfficer | None, problems: Problems) -> NewOfficer | None:
    if given is None or not any((given.name, given.rank, given.email, given.phone)):
        return None
    return NewOfficer(
        name=_line(problems, Officer, "name", given.name, field="officer.name", required=True),
        rank=_line(problems, Officer, "rank", given.rank, field="officer.rank"),
        email=_address(problems, "officer.email", given.email),
        phone=_line(problems, Officer, "phone", given.phone, field="officer.phone"),
    )


def _address(problems: Problems, field: str, given: str) -> str:
    address = given.strip()
    with problems.of(field):
        return addresses.email(address) if address else ""
    return given


def _line(
    problems: Problems, model: type[Model], name: str, given: str, *, field: str = "", required: bool = False
) -> str:
    """One line, as long as its column."""
    with problems.of(field or name):
        return text.line(given, room_for(model, name), required=required)
    return given


def room_for(model: type[Model], name: str) -> int:
    """How many characters the column holds."""
    limit = getattr(model._meta.get_field(name), "max_length", None)
    if limit is None:
        raise FieldDoesNotExist(f"{name} has no limit")
    return int(limit)
