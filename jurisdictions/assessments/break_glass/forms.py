"""The forms of break-glass."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.break_glass.acts.rules import reviewers
from jurisdictions.assessments.break_glass.models import MOST_HOURS
from jurisdictions.pauses.forms.change import ChangeForm
from jurisdictions.pauses.models import Pause
from portal.accounts.models import User
from portal.ui.forms import DeskForm

NO_REVIEWER = _("Nobody signs as author here: an administrator gives somebody the role first.")


class AskForm(DeskForm):
    """Why, for how long, and who looks at it afterwards."""

    reason = forms.CharField(
        label=_("Why it cannot wait for four signatures"),
        help_text=_("Everybody concerned reads it, and it is kept in the ledger. Name no user."),
        widget=forms.Textarea,
    )
    hours = forms.IntegerField(
        label=_("For how many hours"),
        help_text=_("At most 72. Then the same pause begins again by itself."),
        initial=24,
        min_value=1,
        max_value=MOST_HOURS,
    )
    reviewer = forms.ModelChoiceField(
        label=_("Who looks at it afterwards"),
        help_text=_("Writes the rapid assessment that is begun at once."),
        queryset=User.objects.none(),
    )

    def __init__(self, pause: Pause, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_reviewers(self, pause)


class NarrowForm(ChangeForm):
    """The same for a narrower pause meanwhile: what it covers is chosen too."""

    hours = AskForm.declared_fields["hours"]
    reviewer = AskForm.declared_fields["reviewer"]

    def __init__(self, pause: Pause, *args: Any, **kwargs: Any) -> None:
        super().__init__(pause, *args, **kwargs)
        self.fields["reason"].label = AskForm.declared_fields["reason"].label
        self.fields["reason"].help_text = AskForm.declared_fields["reason"].help_text
        offer_reviewers(self, pause)


def offer_reviewers(form: forms.Form, pause: Pause) -> None:
    """Those who sign as authors where the pause is; the field says so where there is none."""
    field: Any = form.fields["reviewer"]
    field.queryset = reviewers(pause)
    field.label_from_instance = lambda person: person.name
    if not field.queryset.exists():
        field.help_text = NO_REVIEWER


class ConfirmForm(DeskForm):
    """Exactly what was read."""

    content_hash = forms.CharField(widget=forms.HiddenInput)


class DeclineForm(DeskForm):
    """Why not."""

    reason = forms.CharField(label=_("Why not"), widget=forms.Textarea)


class AgainForm(DeskForm):
    """Why it begins again at once."""

    reason = forms.CharField(label=_("Why now"), required=False, widget=forms.Textarea)
