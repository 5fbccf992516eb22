"""What the list of requests is narrowed to, and the moment it is asked for."""

from typing import TYPE_CHECKING

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import JurisdictionCode, Service
from portal.ui.moment import PastForm
from reviews.desk.as_of import as_of, only_held
from reviews.models import Request, RequestType, State

if TYPE_CHECKING:
    from reviews.desk.as_of import Then

ANY = [("", _("any"))]


class Filter(PastForm):
    """`held` belongs to the moment: without one it narrows nothing, so that it can stand ready ticked."""

    field_order = ["q", "state", "type", "service", "place", "as_of", "held"]
    q = forms.CharField(label=_("Reference or agency"), required=False, max_length=120)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[*ANY, *State.choices])
    type = forms.ChoiceField(label=_("Type"), required=False, choices=[*ANY, *RequestType.choices])
    service = forms.ChoiceField(label=_("Service"), required=False)
    place = forms.CharField(label=_("Jurisdiction code"), required=False, max_length=12)
    held = forms.BooleanField(label=_("Only what was held then"), required=False)

    def __init__(self, asked: QueryDict) -> None:
        data = asked.copy()
        if not data.get("as_of"):
            data["held"] = "on"
        super().__init__(data)
        services = Service.objects.values_list("code", "name")
        self.fields["service"].choices = [*ANY, *services]  # type: ignore[attr-defined]

    def clean_place(self) -> str:
        code = str(self.cleaned_data["place"]).strip().upper()
        if code and not JurisdictionCode.objects.filter(code=code).exists():
            raise forms.ValidationError(_("No jurisdiction has the code %(code)s.") % {"code": code})
        return code

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.get(name) for name in self.fields if name != "held")

    def apply(self, rows: QuerySet[Request]) -> "QuerySet[Then]":
        """The rows that fit, each with its state then as `state_then`; an error in the filter leaves none."""
        if not self.is_valid():
            return as_of(rows.none(), None)
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        if text := wanted.get("q"):
            named = Q(reference__iexact=text) | Q(agency_reference__icontains=text)
            rows = rows.filter(named | Q(agency__name__icontains=text))
        if place := wanted.get("place"):
            node = JurisdictionCode.objects.get(code=place).jurisdiction_id
            rows = rows.filter(agency_jurisdiction__ancestors__contains=[node])
        found = as_of(rows, self.moment)
        if self.moment and wanted.get("held"):
            found = only_held(found, self.moment)
        same = {"state": "state_then", "type": "type", "service": "service__code"}
        return found.filter(**{column: wanted[name] for name, column in same.items() if name in wanted})
