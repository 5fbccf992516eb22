"""How an assessment begins, and how it is signed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.words import Track, TriggerKind, Verdict
from jurisdictions.pauses.models import Pause
from portal.ui.forms import DateInput, DeskForm


class OpenForm(DeskForm):
    """How an assessment begins."""

    title = forms.CharField(label=_("Title"), max_length=200)
    track = forms.ChoiceField(label=_("Track"), choices=Track.choices, initial=Track.FULL)
    trigger = forms.ChoiceField(label=_("What happened?"), choices=TriggerKind.choices)
    on = forms.DateField(label=_("When?"), widget=DateInput())
    description = forms.CharField(label=_("In words"), widget=forms.Textarea)
    governs = forms.ModelMultipleChoiceField(
        label=_("Pauses it governs"),
        queryset=Pause.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SignForm(DeskForm):
    """A signature, or a no."""

    role = forms.ChoiceField(label=_("You sign as"), widget=forms.RadioSelect)
    verdict = forms.ChoiceField(
        label=_("Your word"), choices=Verdict.choices, initial=Verdict.SIGN, widget=forms.RadioSelect
    )
    statement = forms.CharField(
        label=_("Statement"),
        help_text=_("Needed with a reservation, a dissent or a return."),
        required=False,
        widget=forms.Textarea,
    )
    interests = forms.CharField(
        label=_("Your interests"),
        help_text=_("Payment, work, ties to the parties; write “none” where you have none."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    conflict_open = forms.BooleanField(label=_("I have a conflict of interest that is open"), required=False)
    content_hash = forms.CharField(widget=forms.HiddenInput)
