"""The form of a new pause."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.forms.begins import BeginsForm
from jurisdictions.pauses.forms.named import NamedForm
from jurisdictions.pauses.forms.scope import ScopeForm
from portal.ui.forms import DateInput

REVIEWED_AFTER = timedelta(days=90)


class PauseForm(ScopeForm, BeginsForm, NamedForm):
    """What is paused, why, from when on, and until when it is to be reviewed."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody whose work is held reads it."),
        widget=forms.Textarea(attrs={"data-key": "r"}),
    )
    conditions = forms.CharField(
        label=_("What would have to be so for it to be lifted"), required=False, widget=forms.Textarea
    )
    source_url = forms.URLField(
        label=_("Public statement"), max_length=500, required=False, assume_scheme="https"
    )
    review_by = forms.DateField(label=_("To be reviewed by"), widget=DateInput())

    def __init__(self, jurisdiction: Jurisdiction, *args: Any, **kwargs: Any) -> None:
        review_by = timezone.now().date() + REVIEWED_AFTER
        kwargs["initial"] = {"review_by": review_by} | (kwargs.get("initial") or {})
        super().__init__(jurisdiction, *args, **kwargs)
        self.offer_zones(jurisdiction)

    def draft_review_by(self) -> date:
        """The day for the preview: the one chosen, or else the one that the page proposes."""
        chosen: date | None = getattr(self, "cleaned_data", {}).get("review_by")
        return chosen or self.initial["review_by"]

    def starts_at(self) -> datetime | None:
        """When it begins, for the preview; None for at once, or a moment that cannot be read."""
        chosen: datetime | None = getattr(self, "cleaned_data", {}).get("starts_at")
        return chosen

    def decision(self) -> dict[str, Any]:
        """What the act of pausing is told besides the scope."""
        names = ("reason", "conditions", "source_url", "review_by", "starts_at", "taken_over", "named")
        return {name: self.cleaned_data[name] for name in names}
