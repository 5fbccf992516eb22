"""The form in which staff enter a request. What may be entered is not decided here but in `reviews.rules`."""

import zoneinfo
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction, LegalInstrument, Service
from portal.access.permissions import Permission
from portal.access.questions import reach
from portal.accounts.models import User
from portal.ui.forms import DateInput, DeskForm, MomentInput
from reviews.intake.fields import AgencyField, PlaceField
from reviews.models import (
    Agency,
    AuthorisationState,
    DataCategory,
    IdentifierKind,
    Officer,
    Request,
    RequestType,
)
from reviews.rules.identifiers import MOST, VALUE_LIMIT
from reviews.rules.request import room_for

MORE_ROWS = 3
EXACT_TO_THE_SECOND = {"step": "1"}


class KeepingForm(DeskForm):
    """A form that can give back what was typed without judging it yet."""

    only_keep = False

    def full_clean(self) -> None:
        if self.only_keep:
            self._errors = ErrorDict()
            return
        super().full_clean()


def _line(
    model: type, name: str, label: Any, *, required: bool = False, help_text: Any = ""
) -> forms.CharField:
    limit = room_for(model, name)
    widget = forms.TextInput(attrs={"maxlength": limit})
    return forms.CharField(label=label, required=required, help_text=help_text, widget=widget)


def _moment(label: Any, help_text: Any = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, required=False, help_text=help_text, widget=MomentInput(attrs=EXACT_TO_THE_SECOND)
    )


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, required=False, help_text=help_text, widget=DateInput())


class RequestForm(KeepingForm):
    """One request, but for its identifiers and files."""

    agency = AgencyField(label=_("Agency"), required=False, help_text=_("Type a part of its name."))
    new_agency_name = _line(Agency, "name", _("Its name"))
    new_agency_place = PlaceField(label=_("Its jurisdiction"), required=False)
    new_agency_reply = _line(
        Agency,
        "reply_address",
        _("Its address for replies"),
        help_text=_("It is told that the request arrived."),
    )
    officer_name = _line(Officer, "name", _("Name of the officer"))
    officer_rank = _line(Officer, "rank", _("Rank or office"))
    officer_email = _line(Officer, "email", _("E-mail address of the officer"))
    officer_phone = _line(Officer, "phone", _("Phone number given"))
    agency_reference = _line(Request, "agency_reference", _("Agency's reference"), required=True)
    service = forms.ModelChoiceField(
        Service.objects.filter(is_active=True), label=_("Service"), empty_label="—"
    )
    type = forms.ChoiceField(label=_("Type"), choices=[("", "—"), *RequestType.choices])
    authorisation = forms.ChoiceField(
        label=_("Authorisation"), choices=AuthorisationState.choices, initial=AuthorisationState.APPROVED
    )
    emergency = forms.BooleanField(
        label=_("This is an emergency"),
        required=False,
        help_text=_("Danger of death or serious injury. Those who can take it are called at once."),
    )
    emergency_reason = forms.CharField(
        label=_("Why it is an emergency"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whose life or limb is in danger, and why now."),
    )
    zone = forms.ChoiceField(
        label=_("Time zone of the times you type"),
        choices=lambda: [(name, name) for name in _zones()],
        initial="UTC",
    )
    received_at = _moment(_("Received"), _("Leave it empty for now."))
    dated_on = _day(_("Dated"), _("The date on the paper."))
    instrument = forms.ModelChoiceField(
        LegalInstrument.objects.select_related("jurisdiction"),
        label=_("Legal instrument"),
        required=False,
        empty_label="—",
    )
    legal_basis = _line(Request, "legal_basis", _("Statute and provision named"))
    offence = _line(Request, "offence", _("Offence under investigation"))
    confidential_until = _day(
        _("Non-disclosure order until"), _("Until then the user is not told. Empty where there is none.")
    )
    user_jurisdiction = PlaceField(label=_("Jurisdiction of the user"), required=False)
    categories = forms.MultipleChoiceField(
        label=_("Data asked for"), choices=DataCategory.choices, widget=forms.CheckboxSelectMultiple
    )
    data_from = _moment(_("Data from"))
    data_to = _moment(_("Data to"))
    narrative = forms.CharField(
        label=_("What the agency writes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,
    )
    attachments = forms.FileField(
        label=_("Files"),
        required=False,
        widget=forms.ClearableFileInput(),
        help_text=_("PDF, PNG, JPEG, TIFF, TXT, DOCX or EML, up to ten files of 20 MB each."),
    )

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = reach(person, [Permission.INTAKE], Jurisdiction.objects.all())
        agency = self.fields["agency"]
        if isinstance(agency, AgencyField):
            agency.offer(Agency.objects.filter(jurisdiction__in=places))
        self.fields["attachments"].widget.attrs["multiple"] = True

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        named = given.get("new_agency_name"), given.get("new_agency_place")
        if "agency" in given and not given["agency"]:
            if not any(named):
                self.add_error("agency", _("Say which agency asks: choose it, or enter it below."))
            elif not all(named):
                self.add_error(
                    "new_agency_place" if named[0] else "new_agency_name", _("This is needed too.")
                )
        return given


class IdentifierForm(KeepingForm):
    """One account or device."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "—"), *IdentifierKind.choices], required=False)
    value = forms.CharField(
        label=_("Identifier"), required=False, widget=forms.TextInput(attrs={"maxlength": VALUE_LIMIT})
    )
    port = forms.IntegerField(
        label=_("Port"), required=False, widget=forms.NumberInput(attrs={"min": 1, "max": 65535})
    )
    observed_at = _moment(_("Observed"))

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("value") and not given.get("kind"):
            self.add_error("kind", _("Say what kind of identifier this is."))
        return given

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed into this row."""
        return any(self.cleaned_data.get(name) for name in ("kind", "value", "port", "observed_at"))


IdentifierFormSet = forms.formset_factory(IdentifierForm, extra=MORE_ROWS, max_num=MOST, absolute_max=MOST)


def _zones() -> list[str]:
    return [
        "UTC",
        *sorted(name for name in zoneinfo.available_timezones() if "/" in name and "Etc" not in name),
    ]


def in_zone_of(data: Any) -> Any:
    """A block in which typed times are read in the zone that the form names."""
    name = data.get("zone", "") if data else ""
    return timezone.override(zoneinfo.ZoneInfo(name if name in _zones() else "UTC"))
