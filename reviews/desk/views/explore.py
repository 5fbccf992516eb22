"""All requests a reader may see, filtered by what the address says."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import JurisdictionCode, Service
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.who import person_of
from portal.ui.forms import DeskForm
from portal.ui.pages import keyset_page
from portal.ui.spreadsheet import as_csv
from reviews.desk.held import pauses_holding
from reviews.desk.reading import TAGS, visible
from reviews.models import Request, RequestType, State

ANY = [("", _("any"))]
ORDER = ["-received_at", "-pk"]
EXPORTED = 10_000
HEADER = ("reference", "agency", "jurisdiction", "service", "type", "state", "received", "due")


class Filter(DeskForm):
    """What the list is narrowed to."""

    q = forms.CharField(label=_("Reference or agency"), required=False, max_length=120)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[*ANY, *State.choices])
    type = forms.ChoiceField(label=_("Type"), required=False, choices=[*ANY, *RequestType.choices])
    service = forms.ChoiceField(label=_("Service"), required=False)
    place = forms.CharField(label=_("Jurisdiction code"), required=False, max_length=12)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.values_list("code", "name")
        self.fields["service"].choices = [*ANY, *services]  # type: ignore[attr-defined]

    def clean_place(self) -> str:
        code = str(self.cleaned_data["place"]).strip().upper()
        if code and not JurisdictionCode.objects.filter(code=code).exists():
            raise forms.ValidationError(_("No jurisdiction has the code %(code)s.") % {"code": code})
        return code

    def apply(self, rows: QuerySet[Request]) -> QuerySet[Request]:
        """The rows that fit; a filter with an error narrows to nothing."""
        if not self.is_valid():
            return rows.none()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        if text := wanted.get("q"):
            named = Q(reference__iexact=text) | Q(agency_reference__icontains=text)
            rows = rows.filter(named | Q(agency__name__icontains=text))
        if place := wanted.get("place"):
            node = JurisdictionCode.objects.get(code=place).jurisdiction_id
            rows = rows.filter(agency_jurisdiction__ancestors__contains=[node])
        same = {"state": "state", "type": "type", "service": "service__code"}
        return rows.filter(**{column: wanted[name] for name, column in same.items() if name in wanted})


def explore(http: HttpRequest) -> HttpResponse:
    """The list, fifty at a time."""
    form = Filter(http.GET)
    reader = person_of(http)
    rows = form.apply(visible(reader)).select_related("agency", "service", "agency_jurisdiction")
    page = keyset_page(rows, http, ORDER)
    context = {
        "form": form,
        "page": page,
        "held": pauses_holding([request.pk for request in page.rows]),
        "tags": TAGS,
        "now": timezone.now(),
        "enters": may_anywhere(reader, Permission.INTAKE),
        "filtered": any(http.GET.get(name) for name in form.fields),
    }
    return render(http, "desk/requests.html", context)


def export(http: HttpRequest) -> StreamingHttpResponse:
    """The filtered list as CSV: facts of the work, no identifiers."""
    rows = Filter(http.GET).apply(visible(person_of(http)))
    rows = rows.select_related("agency", "service", "agency_jurisdiction").order_by(*ORDER)[:EXPORTED]
    cells = (
        (
            row.reference,
            row.agency.name,
            row.agency_jurisdiction.code,
            row.service.name,
            row.type,
            row.state,
            row.received_at.isoformat(),
            row.due_at.isoformat(),
        )
        for row in rows.iterator(chunk_size=1000)
    )
    return as_csv("requests.csv", HEADER, cells)
