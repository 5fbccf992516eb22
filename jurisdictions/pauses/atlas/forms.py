"""What is asked of the map: a moment and a name."""

from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext_lazy as _


class AtlasForm(forms.Form):
    """Both may be left empty: now, and the places that a pause reaches."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=80)
    as_of = forms.DateTimeField(
        label=_("As of (UTC)"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "data-key": "d"}, format="%Y-%m-%dT%H:%M"
        ),
        error_messages={"invalid": _("Give a day and a time in UTC, such as 2020-07-06T12:00.")},
    )

    def clean_as_of(self) -> datetime | None:
        """In UTC, whatever zone the reader's pages are in."""
        moment: datetime | None = self.cleaned_data["as_of"]
        return moment.replace(tzinfo=UTC) if moment else None

    @property
    def moment(self) -> datetime | None:
        """The moment asked for, None for now."""
        return self.cleaned_data.get("as_of")

    @property
    def text(self) -> str:
        """The name asked for."""
        return str(self.cleaned_data.get("q", "")).strip()
