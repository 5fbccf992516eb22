"""The forms of pauses."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.models import Handling, Nexus, Stage
from jurisdictions.pauses.scope import PauseScope
from portal.ui.forms import DateInput, DeskForm, MomentInput

REVIEWED_AFTER = timedelta(days=90)
STAGE_WORDS = [
    (Stage.INTAKE, _("Everything: requests are registered and counted, nobody works on them")),
    (Stage.REVIEW, _("Review: no request is taken, decided, approved, produced or handed over")),
    (Stage.PRODUCTION, _("Production: review goes on, no disclosure is approved, produced or handed over")),
]


class PauseForm(DeskForm):
    """What is paused, why, and until when it is to be reviewed."""

    services = forms.TypedMultipleChoiceField(
        label=_("Services"),
        help_text=_("None ticked means all services."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
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
        help_text=_("Each is a decision of its own: only the ticked ones are paused."),
        coerce=int,
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
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody whose work is held reads it."),
        widget=forms.Textarea(attrs={"data-key": "r"}),
    )
    conditions = forms.CharField(
        label=_("What would have to be so for it to be lifted"), required=False, widget=forms.Textarea
    )
    review_by = forms.DateField(label=_("To be reviewed by"), widget=DateInput())
    starts_at = forms.DateTimeField(
        label=_("Begins (UTC)"), help_text=_("Empty means at once."), required=False, widget=MomentInput()
    )

    def __init__(self, jurisdiction: Jurisdiction, *args: Any, **kwargs: Any) -> None:
        initial = {"review_by": timezone.now().date() + REVIEWED_AFTER} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.jurisdiction = jurisdiction
        active = Service.objects.filter(is_active=True).values_list("pk", "name")
        self.fields["services"].choices = list(active)  # type: ignore[attr-defined]
        self.apart = list(
            Jurisdiction.objects.filter(ancestors__contains=[jurisdiction.pk], listed_apart=True)
            .exclude(pk=jurisdiction.pk)
            .values_list("pk", "name")
        )
        self.fields["apart"].choices = self.apart  # type: ignore[attr-defined]
        if not self.apart:
            del self.fields["apart"]
        self.fields["include_parts"].help_text = _("%(n)d parts") % {"n": jurisdiction.parts.count()}

    def clean_starts_at(self) -> Any:
        """Typed in UTC, whatever zone the reader keeps."""
        moment = self.cleaned_data["starts_at"]
        if moment is None:
            return None
        moment = moment.replace(tzinfo=ZoneInfo("UTC"))
        if moment < timezone.now():
            raise forms.ValidationError(_("A pause begins now or later: leave it empty for now."))
        return moment

    def scope(self) -> PauseScope:
        """What the form says is to be paused; parts listed apart stay out unless they were ticked."""
        data = self.cleaned_data
        reached = set(data.get("apart") or [])
        left_out = [pk for pk, _name in self.apart if pk not in reached] if data["include_parts"] else []
        return PauseScope(
            jurisdiction=self.jurisdiction,
            include_parts=data["include_parts"],
            left_out=tuple(left_out),
            services=tuple(data["services"]),
            nexus=data["nexus"],
            stage=data["stage"],
            new_only=data["new_only"],
            handling=data["handling"],
            agency_reply=data["agency_reply"],
        )

    def draft_scope(self) -> PauseScope:
        """The scope as far as it can be read now: for the preview of a form that is not complete."""
        if not self.is_bound:
            pk = [int(value) for value in self.initial.get("services", [])]
            return PauseScope(
                self.jurisdiction, left_out=tuple(pk for pk, _name in self.apart), services=tuple(pk)
            )
        self.full_clean()
        defaults = {"services": [], "nexus": Nexus.AGENCY, "stage": Stage.REVIEW, "handling": Handling.HOLD}
        flags = {"include_parts": False, "new_only": False, "agency_reply": ""}
        self.cleaned_data = defaults | flags | self.cleaned_data
        return self.scope()


class ReviewForm(DeskForm):
    """A later day of review."""

    review_by = forms.DateField(label=_("To be reviewed by"), widget=DateInput())
    reason = forms.CharField(label=_("Why later"), widget=forms.Textarea)


class FindJurisdictionForm(DeskForm):
    """Which jurisdiction to pause."""

    j = forms.CharField(
        label=_("Jurisdiction"), help_text=_("Its code, such as HK, or its name."), max_length=150
    )
