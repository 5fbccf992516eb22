"""All requests a reader may see, now or at a past moment, filtered by what the address says."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page
from portal.ui.spreadsheet import as_csv
from reviews.desk.as_of import pauses_holding_at
from reviews.desk.filter import Filter
from reviews.desk.held import pauses_holding
from reviews.desk.reading import TAGS, visible
from reviews.models import State

ORDER = ["-received_at", "-pk"]
NAMED = ("agency", "service", "agency_jurisdiction")
LONG = ("narrative", "emergency_reason")
CHUNK = 1000
HEADER = (
    "reference",
    "agency",
    "jurisdiction",
    "service",
    "type",
    "state",
    "received",
    "due",
    "held",
    "pauses",
    "as of",
)


def explore(http: HttpRequest) -> HttpResponse:
    """The list, fifty at a time."""
    form = Filter(http.GET)
    reader = person_of(http)
    page = keyset_page(form.apply(visible(reader)).select_related(*NAMED), http, ORDER)
    context = {
        "form": form,
        "page": page,
        "held": _held((request.pk for request in page.rows), form.moment),
        "tags": TAGS,
        "states": dict(State.choices),
        "enters": may_anywhere(reader, Permission.INTAKE),
    }
    return render(http, "desk/requests.html", context, status=200 if form.is_valid() else 422)


def export(http: HttpRequest) -> HttpResponseBase:
    """The filtered list as CSV, with what was held and by which pauses: facts of the work, no identifiers."""
    form = Filter(http.GET)
    if not form.is_valid():
        return explore(http)
    at = form.moment or timezone.now()
    said = at.isoformat(timespec="seconds")
    rows = form.apply(visible(person_of(http))).select_related(*NAMED).defer(*LONG).order_by(*ORDER)

    def cells() -> Iterator[tuple[str, ...]]:
        found = rows.iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            held = _held((row.pk for row in chunk), form.moment)
            for row in chunk:
                pauses = " ".join(pause.reference for pause in held.get(row.pk, ()))
                yield (
                    row.reference,
                    row.agency.name,
                    row.agency_jurisdiction.code,
                    row.service.name,
                    row.type,
                    row.state_then,
                    row.received_at.isoformat(),
                    row.due_at.isoformat(),
                    "yes" if pauses else "no",
                    pauses,
                    said,
                )

    name = f"requests-{at:%Y-%m-%dT%H%M}Z.csv" if form.moment else "requests.csv"
    return as_csv(name, HEADER, cells())


def _held(ids: Iterable[int], moment: datetime | None) -> dict[int, list[Pause]]:
    return pauses_holding_at(ids, moment) if moment else pauses_holding(ids)
