"""The part of a pause's form that says which single requests may pass, and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import ExceptionKind
from portal.ui.forms import DeskForm

# A beginning for the words of each; whoever pauses makes them their own.
CRITERIA = {
    ExceptionKind.THREAT_TO_LIFE: _(
        "Danger of death or serious injury is imminent, named facts show it, and the data asked for would "
        "help to avert it. The least data that does is produced."
    ),
    ExceptionKind.CHILD_SAFETY: _(
        "A child is being abused or is in danger now, and the data asked for would help to find or "
        "protect it."
    ),
    ExceptionKind.MLAT: _(
        "The request came through a mutual legal assistance treaty and its central authority."
    ),
    ExceptionKind.WARRANT: _(
        "An independent court issued a warrant for one of these crimes: … None of them is an offence of "
        "speech, assembly or national security."
    ),
}


class ExceptionsForm(DeskForm):
    """Which exceptions a pause has, each with its criteria; two people approve each use."""

    exceptions = forms.MultipleChoiceField(
        label=_("Exceptions"),
        help_text=_("For one request at a time, approved by two people of different teams."),
        choices=ExceptionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in ExceptionKind:
            self.fields[f"criteria_{kind}"] = forms.CharField(
                label=_("“%(kind)s” is met when") % {"kind": kind.label},
                initial=CRITERIA[kind],
                required=False,
                widget=forms.Textarea,
            )

    @property
    def criteria_fields(self) -> list[forms.BoundField]:
        return [self[f"criteria_{kind}"] for kind in ExceptionKind]

    def chosen_exceptions(self) -> tuple[tuple[str, str], ...]:
        """Each ticked exception with its criteria."""
        data = self.cleaned_data
        return tuple((kind, data.get(f"criteria_{kind}", "")) for kind in data.get("exceptions", ()))
