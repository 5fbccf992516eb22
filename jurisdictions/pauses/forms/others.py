"""The smaller forms of pauses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DateInput, DeskForm


class ReviewForm(DeskForm):
    """Another day of review; `was` is the day that the page showed."""

    review_by = forms.DateField(label=_("To be reviewed by"), widget=DateInput())
    reason = forms.CharField(label=_("Why then"), widget=forms.Textarea)
    was = forms.DateField(widget=forms.HiddenInput)


class LiftForm(DeskForm):
    """A word on the lift."""

    note = forms.CharField(
        label=_("Note"), help_text=_("Kept in the ledger."), required=False, widget=forms.Textarea
    )


class FindJurisdictionForm(DeskForm):
    """Which jurisdiction to pause."""

    j = forms.CharField(
        label=_("Jurisdiction"), help_text=_("Its code, such as HK, or its name."), max_length=150
    )
