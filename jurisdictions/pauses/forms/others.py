"""The smaller forms of pauses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.acts.ask_to_end import MOST_HOURS, MOST_STAGES
from jurisdictions.pauses.release_plan import Plan
from portal.ui.forms import DateInput, DeskForm


class ReviewForm(DeskForm):
    """Another day of review; `was` is the day that the page showed."""

    review_by = forms.DateField(label=_("To be reviewed by"), widget=DateInput())
    reason = forms.CharField(label=_("Why then"), widget=forms.Textarea)
    was = forms.DateField(widget=forms.HiddenInput)


class LiftForm(DeskForm):
    """How it is lifted: at once, or in stages."""

    stages = forms.IntegerField(
        label=_("In how many stages"),
        help_text=_("1 frees everything at once; with more, the oldest requests come first."),
        initial=1,
        min_value=1,
        max_value=MOST_STAGES,
    )
    hours = forms.IntegerField(
        label=_("Hours between stages"), initial=24, min_value=1, max_value=MOST_HOURS, required=False
    )
    note = forms.CharField(
        label=_("Note"), help_text=_("Kept in the ledger."), required=False, widget=forms.Textarea
    )

    def clean_hours(self) -> int:
        return self.cleaned_data["hours"] or 0

    def plan(self) -> Plan:
        """The stages that are chosen; at once for a form that is empty or cannot be read."""
        data = getattr(self, "cleaned_data", {})
        return Plan(data.get("stages") or 1, data.get("hours") or 0)


class DeclineForm(DeskForm):
    """Why not."""

    reason = forms.CharField(label=_("Why not"), widget=forms.Textarea)


class FindJurisdictionForm(DeskForm):
    """Which jurisdiction to pause."""

    j = forms.CharField(
        label=_("Jurisdiction"), help_text=_("Its code, such as HK, or its name."), max_length=150
    )
