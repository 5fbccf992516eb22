"""Why an assessment is carried forward."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.words import TriggerKind
from portal.ui.forms import DateInput, DeskForm


class CarryForm(DeskForm):
    """The title and the trigger of the next one."""

    title = forms.CharField(label=_("Title"), max_length=200)
    trigger = forms.ChoiceField(label=_("What happened?"), choices=TriggerKind.choices)
    on = forms.DateField(label=_("When?"), widget=DateInput())
    description = forms.CharField(label=_("In words"), widget=forms.Textarea)


class LookedForm(DeskForm):
    """What was looked at, if there is something to say about it."""

    note = forms.CharField(
        label=_("Note"),
        help_text=_("What was checked, against what. Not needed."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One form a section: a draft of one is not the other's.
        self.fields["note"].widget.attrs.pop("data-draft", None)
