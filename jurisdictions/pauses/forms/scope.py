"""What a pause covers, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.forms.exceptions import ExceptionsForm
from jurisdictions.pauses.models import Handling, Nexus, Stage
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.vocabulary import data_categories, request_types

ALL = "all"
STAGE_WORDS = [
    (Stage.INTAKE, _("Everything: requests are registered and counted, nobody works on them")),
    (Stage.REVIEW, _("Review: no request is taken, decided, approved, produced or handed over")),
    (Stage.PRODUCTION, _("Production: review goes on, no disclosure is approved, produced or handed over")),
]
DRAFT = {"stage": Stage.REVIEW, "nexus": Nexus.AGENCY, "handling": Handling.HOLD}


class ScopeForm(ExceptionsForm):
    """The fixed part of a pause. A box that is ticked is paused; what is left out is said in the preview."""

    services = forms.MultipleChoiceField(label=_("Services"), widget=forms.CheckboxSelectMultiple)
    stage = forms.ChoiceField(
        label=_("Which stage is paused?"), choices=STAGE_WORDS, initial=Stage.REVIEW, widget=forms.RadioSelect
    )
    nexus = forms.ChoiceField(
        label=_("Which requests?"), choices=Nexus.choices, initial=Nexus.AGENCY, widget=forms.RadioSelect
    )
    include_parts = forms.BooleanField(
        label=_("With the parts of the jurisdiction"), required=False, initial=True
    )
    apart = forms.TypedMultipleChoiceField(
        label=_("Parts that ISO lists as territories of their own"),
        help_text=_(
            "Each is a decision of its own: only the ticked ones are paused, the others are left out."
        ),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    parts = forms.TypedMultipleChoiceField(
        label=_("Other parts"),
        help_text=_("The ticked ones are paused. Untick what is left out."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    request_types = forms.MultipleChoiceField(
        label=_("Only these types of request"),
        help_text=_("None ticked means all types."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    excluded_types = forms.MultipleChoiceField(
        label=_("Not these types of request"),
        help_text=_("They go on as before."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    data_categories = forms.MultipleChoiceField(
        label=_("Only requests that ask for this data"),
        help_text=_("None ticked means any. A request is held whole when it asks for one of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new_only = forms.BooleanField(label=_("Only requests received after the pause begins"), required=False)
    handling = forms.ChoiceField(
        label=_("What becomes of the requests?"),
        choices=Handling.choices,
        initial=Handling.HOLD,
        widget=forms.RadioSelect,
    )
    agency_reply = forms.CharField(
        label=_("Reply to the agency"),
        help_text=_("Sent to agencies whose requests arrive under the pause."),
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, jurisdiction: Jurisdiction, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"services": [ALL]} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.jurisdiction = jurisdiction
        active = Service.objects.filter(is_active=True).values_list("pk", "name")
        self._offer("services", [(ALL, _("All services")), *active])
        self._offer("request_types", request_types.choices())
        self._offer("excluded_types", request_types.choices())
        self._offer("data_categories", data_categories.choices())
        below = Jurisdiction.objects.filter(ancestors__contains=[jurisdiction.pk]).exclude(pk=jurisdiction.pk)
        self.apart_parts = list(below.filter(listed_apart=True).values_list("pk", "name"))
        own = below.filter(parent=jurisdiction, listed_apart=False)
        self.own_parts = list(own.values_list("pk", "name"))
        self._offer("apart", self.apart_parts)
        self._offer("parts", self.own_parts)
        if self.own_parts:
            left_out = set(self.initial.get("parts_left_out", ()))
            self.fields["parts"].initial = [pk for pk, _name in self.own_parts if pk not in left_out]
        if not self.apart_parts and not self.own_parts:
            del self.fields["include_parts"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def clean_services(self) -> tuple[int, ...]:
        """Nothing for all services, as a pause keeps it."""
        chosen = self.cleaned_data["services"]
        if ALL in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Tick all services or single ones, not both."))
        return tuple(int(pk) for pk in chosen if pk != ALL)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self._parts_were_shown() and data.get("include_parts") and not data.get("parts"):
            self.add_error("parts", _("To pause none of the parts, untick “With the parts” above."))
        return data

    def scope(self) -> PauseScope:
        """What the form says is to be paused; for a form that is not complete, as far as it can be read."""
        data = DRAFT | self.cleaned_data
        include_parts = data.get("include_parts", "include_parts" not in self.fields)
        return PauseScope(
            jurisdiction=self.jurisdiction,
            include_parts=include_parts,
            left_out=self._left_out(data) if include_parts else (),
            services=tuple(data.get("services", ())),
            request_types=tuple(data.get("request_types", ())),
            excluded_types=tuple(data.get("excluded_types", ())),
            data_categories=tuple(data.get("data_categories", ())),
            nexus=data["nexus"],
            stage=data["stage"],
            new_only=data.get("new_only", False),
            handling=data["handling"],
            agency_reply=data.get("agency_reply", ""),
            exceptions=self.chosen_exceptions(),
        )

    def draft_scope(self) -> PauseScope:
        """The scope for the preview: of what was chosen, or of what the page proposes before that."""
        if self.is_bound:
            self.is_valid()
            return self.scope()
        services = self.initial["services"]
        return PauseScope(
            self.jurisdiction,
            left_out=tuple(sorted(pk for pk, _name in self.apart_parts)),
            services=() if ALL in services else tuple(services),
        )

    def _left_out(self, data: dict[str, Any]) -> tuple[int, ...]:
        apart = {pk for pk, _name in self.apart_parts} - set(data.get("apart") or ())
        own: set[int] = set()
        if self._parts_were_shown() and data.get("parts"):
            own = {pk for pk, _name in self.own_parts} - set(data["parts"])
        return tuple(sorted(apart | own))

    def _parts_were_shown(self) -> bool:
        """Whether the page had the list of parts: a list that was not there has nothing unticked."""
        return "parts" in self.fields and "parts_shown" in self.data
