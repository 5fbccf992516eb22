"""The one way a request gets in, from a page, a program or the demo."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import holders, may
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import Refusal
from portal.files.keep import stored_until_done
from reviews.acts.known import agency_of, codes_above, officer_of
from reviews.acts.papers import keep
from reviews.acts.rows import clock_rows, identifier_rows, request_row
from reviews.covering import pauses_covering
from reviews.facts import NewRequest
from reviews.models import Agency, Clock, Identifier, Request
from reviews.regimes import regimes_for
from reviews.routing import route
from reviews.rules import ladder, papers
from reviews.rules.problems import Problems
from reviews.rules.request import check

ONE_PER_REFERENCE = "one_request_per_agency_reference_and_service"


class AlreadyHere(Refusal):
    """The agency's reference was entered before for the same service."""

    rule = "duplicate"

    def __init__(self, existing: Request, reader: User | None) -> None:
        shown = reader is None or may(reader, Permission.SEE, existing.agency_jurisdiction)
        self.existing = existing if shown else None
        super().__init__(
            _("This agency's reference is already here for this service: %(request)s.")
            % {"request": existing.reference if shown else _("a request you may not see")},
            whose=_("One request is entered once, however often it is sent."),
            now=_("Open it instead. If it is another one, check the agency's reference."),
        )


def receive(by: User | None, facts: NewRequest, *, now: datetime | None = None) -> Request:
    """Enter a request: check it, give it to a queue, start its clocks, tell the agency it arrived.

    `by` is None for the desk's own jobs. A pause never keeps a request out: it counts as received, and
    the agency is told that it is held. Refuses with Invalid (what was typed), NotPermitted, AlreadyHere
    or NoQueue.
    """
    place = facts.agency.jurisdiction
    with (
        stored_until_done() as files,
        performing("request.receive", by=by, needs=Permission.INTAKE, within=place) as act,
    ):
        checked, attached = _check(facts, now or timezone.now())
        agency = agency_of(checked.agency)
        request = _create(by, checked, agency)
        keep(attached, request, files)
        act.record(on=request, places=place.ancestors, detail=_detail(checked, attached))
        _tell(act, request)
    return request


def _check(facts: NewRequest, now: datetime) -> tuple[NewRequest, list[papers.Paper]]:
    problems = Problems()
    checked = check(facts, now, problems)
    attached = papers.check_all(facts.attachments, problems)
    problems.refuse_if_any()
    return checked, attached


def _create(by: User | None, facts: NewRequest, agency: Agency) -> Request:
    regimes = regimes_for(facts.type, facts.emergency, codes_above(agency.jurisdiction))
    queue = route(agency.jurisdiction, facts.service, facts.emergency)
    request = request_row(facts, agency, officer_of(facts.officer, agency), queue, regimes)
    request.entered_by = by
    _save_once(request, by)
    Identifier.objects.bulk_create(identifier_rows(facts, request))
    Clock.objects.bulk_create(clock_rows(regimes, request))
    request.refresh_from_db()
    return request


def _save_once(request: Request, by: User | None) -> None:
    """Insert it, or point to the one that is here: two tabs may send the same form at the same moment."""
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != ONE_PER_REFERENCE:
            raise
        existing = Request.objects.select_related("agency_jurisdiction").get(
            agency=request.agency, agency_reference=request.agency_reference, service=request.service
        )
        raise AlreadyHere(existing, by) from error


def _detail(facts: NewRequest, attached: list[papers.Paper]) -> dict[str, object]:
    """What the ledger keeps: kinds and counts, no identifier and no text."""
    return {
        "service": facts.service.code,
        "type": facts.type,
        "categories": list(facts.categories),
        "identifiers": len(facts.identifiers),
        "attachments": [paper.sha256 for paper in attached],
        "emergency": facts.emergency,
        "beyond_ladder": [str(category) for category in ladder.beyond(facts.type, facts.categories)],
    }


def _tell(act: Act, request: Request) -> None:
    """An emergency calls those who can take it; the agency learns that its request arrived."""
    context = {
        "reference": request.reference,
        "agency_reference": request.agency_reference,
        "service": request.service.name,
        "jurisdiction": request.agency_jurisdiction.name,
    }
    if request.emergency:
        able = holders(Permission.REVIEW, request.agency_jurisdiction)
        workers = holders(Permission.WORK_QUEUE, request.queue).filter(pk__in=able.values("pk"))
        act.tell(workers, "request.emergency", about=request, url=request.get_absolute_url(), context=context)
    if address := reply_address(request):
        pauses = [pause for pause in pauses_covering([request.pk])[request.pk] if pause.is_in_force]
        kind = "request.received_while_paused" if pauses else "request.received"
        replies = [pause.agency_reply for pause in pauses if pause.agency_reply]
        act.write_to(address, kind, about=request, context={**context, "replies": replies})


def reply_address(request: Request) -> str:
    """Where the agency is written to: its registered address, else the officer's own."""
    return request.agency.reply_address or (request.officer.email if request.officer else "")
