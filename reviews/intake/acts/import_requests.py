"""Enters all requests of a file together, or none of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Refusal
from reviews.acts.copy import copy
from reviews.acts.known import agency_of
from reviews.acts.rows import clock_rows, identifier_rows, request_row
from reviews.facts import NewAgency, NewOfficer, NewRequest
from reviews.intake.importing.known import Known
from reviews.intake.importing.spool import Spool
from reviews.intake.models import Import
from reviews.models import Agency, Clock, Identifier, Lane, Officer, Request

AT_ONCE = 1_000
Progress = Callable[[int], None]


class NothingNew(Refusal):
    """Every request of the file is here already."""

    rule = "nothing-new"


@dataclass(frozen=True)
class File:
    """The file that is imported, as the ledger names it."""

    name: str
    sha256: str
    skipped: int


def import_requests(by: User | None, file: File, spool: Spool, known: Known, progress: Progress) -> Import:
    """Enter every request of the spool, which has passed the rules of intake; one ledger event for all.

    Agencies are not written to and nobody is called for emergencies: a file brings what was received
    before, and the reminders of deadlines find what is urgent. `by` is None on the command line.
    """
    if not spool.size:
        raise NothingNew(_("Nothing in this file is new."))
    _make_lanes(spool, known)
    with performing("requests.import", by=by) as act:
        writer = _Writer(by, known)
        for several in _by_the_thousand(spool):
            writer.write(several)
            progress(len(several))
        for place in writer.places.values():
            act.require(Permission.INTAKE, place)
        done = Import.objects.create(
            file_name=file.name[:200], sha256=file.sha256, added=spool.size, skipped=file.skipped, person=by
        )
        done.refresh_from_db()
        act.record(
            on=done,
            places={pk for place in writer.places.values() for pk in place.ancestors},
            detail={
                "sha256": file.sha256,
                "added": spool.size,
                "skipped": file.skipped,
                "first": _reference(writer.first),
                "last": _reference(writer.last),
            },
        )
    return done


def _by_the_thousand(spool: Spool) -> Iterator[list[NewRequest]]:
    waiting = iter(spool)
    while several := list(islice(waiting, AT_ONCE)):
        yield several


def _make_lanes(spool: Spool, known: Known) -> None:
    """Make missing lanes beforehand: one made inside would keep other requests for it waiting to the end."""
    lanes = {
        (
            known.queue(facts.agency.jurisdiction, facts.service, facts.emergency).pk,
            facts.agency.jurisdiction.pk,
            facts.user_jurisdiction.pk if facts.user_jurisdiction else None,
            facts.service.pk,
            str(facts.type),
            facts.emergency,
        )
        for facts in spool
    }
    names = ("queue_id", "agency_jurisdiction_id", "user_jurisdiction_id", "service_id", "type", "emergency")
    Lane.objects.bulk_create(
        [Lane(**dict(zip(names, lane, strict=True))) for lane in sorted(lanes, key=repr)],
        ignore_conflicts=True,
    )


class _Writer:
    """Writes requests with their officers, identifiers and clocks, many rows a statement."""

    def __init__(self, by: User | None, known: Known) -> None:
        self.by = by
        self.known = known
        self.places: dict[int, Any] = {}
        self.first: Request | None = None
        self.last: Request | None = None
        self._new_agencies: dict[NewAgency, Agency] = {}

    def write(self, several: list[NewRequest]) -> None:
        agencies = [self._agency(facts) for facts in several]
        officers = _officers(several, agencies)
        pairs = [
            (facts, self._request(facts, agency, officers))
            for facts, agency in zip(several, agencies, strict=True)
        ]
        copy(Request, [request for _facts, request in pairs])
        self.first = self.first or pairs[0][1]
        self.last = pairs[-1][1]
        copy(Identifier, [row for facts, request in pairs for row in identifier_rows(facts, request)])
        copy(Clock, [row for facts, request in pairs for row in clock_rows(self._regimes(facts), request)])

    def _agency(self, facts: NewRequest) -> Agency:
        place = facts.agency.jurisdiction
        self.places[place.pk] = place
        if isinstance(facts.agency, Agency):
            return facts.agency
        if facts.agency not in self._new_agencies:
            self._new_agencies[facts.agency] = agency_of(facts.agency)
        return self._new_agencies[facts.agency]

    def _request(
        self, facts: NewRequest, agency: Agency, officers: dict[tuple[int, str, str], Officer]
    ) -> Request:
        queue = self.known.queue(agency.jurisdiction, facts.service, facts.emergency)
        officer = officers[_officer_key(facts.officer, agency)] if facts.officer else None
        request = request_row(facts, agency, officer, queue, self._regimes(facts))
        request.entered_by = self.by
        return request

    def _regimes(self, facts: NewRequest) -> list[Any]:
        return self.known.regimes(facts.agency.jurisdiction, facts.type, facts.emergency)


def _reference(request: Request | None) -> str:
    if request is None:
        return ""
    return str(Request.objects.values_list("reference", flat=True).get(pk=request.pk))


def _officer_key(officer: NewOfficer, agency: Agency) -> tuple[int, str, str]:
    return agency.pk, officer.name, officer.email


def _officers(several: list[NewRequest], agencies: list[Agency]) -> dict[tuple[int, str, str], Officer]:
    """The officers of these requests; those who are new are entered."""
    wanted = {
        _officer_key(facts.officer, agency): facts.officer
        for facts, agency in zip(several, agencies, strict=True)
        if facts.officer
    }
    Officer.objects.bulk_create(
        [
            Officer(agency_id=pk, name=name, email=email, rank=officer.rank, phone=officer.phone)
            for (pk, name, email), officer in wanted.items()
        ],
        ignore_conflicts=True,
    )
    found = Officer.objects.filter(
        agency_id__in={key[0] for key in wanted}, name__in={key[1] for key in wanted}
    )
    return {(one.agency_id, one.name, one.email): one for one in found}
