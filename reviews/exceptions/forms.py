"""The forms of an exception."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import ExceptionKind, Pause
from portal.ui.forms import DeskForm


class AskForm(DeskForm):
    """Which of the pause's exceptions, and the facts that meet its criteria."""

    kind = forms.ChoiceField(label=_("Exception"), widget=forms.RadioSelect)
    facts = forms.CharField(
        label=_("Which facts meet the criteria?"),
        help_text=_("Two approvers of different teams decide on them. Name no more than they need."),
        widget=forms.Textarea,
    )

    def __init__(self, pause: Pause, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [entry["kind"] for entry in pause.exceptions]
        self.fields["kind"].choices = [(kind, ExceptionKind(kind).label) for kind in kinds]  # type: ignore[attr-defined]


class RefuseForm(DeskForm):
    """Why not."""

    reason = forms.CharField(label=_("Why not"), widget=forms.Textarea)
