"""“As of”: a page's question for another moment, asked in the same words everywhere."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DeskForm
from portal.ui.times import in_utc_and

FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"]


class MomentField(forms.DateTimeField):
    """A moment in UTC, whatever zone the reader's pages are in; a day alone is its first minute.

    Typed as text: a browser's own control takes no day without a time, and asks for months first here and for
    days first there.
    """

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={"data-key": "d", "placeholder": _("YYYY-MM-DD HH:MM"), "spellcheck": "false"}
        )
        super().__init__(widget=widget, input_formats=FORMATS, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            moment = super().to_python(value)
        try:
            return moment.astimezone(UTC) if moment else None
        except OverflowError as beyond:  # the first or last day there is, in a zone that is a day apart
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from beyond


class AsOfForm(DeskForm):
    """A moment, or now where it is left empty."""

    as_of = MomentField(
        label=_("As of (UTC)"),
        required=False,
        error_messages={"invalid": _("Give a day and a time in UTC, such as 2020-07-06 12:00.")},
    )

    @property
    def moment(self) -> datetime | None:
        """The moment asked for; None for now, and for what is no moment."""
        return self.cleaned_data.get("as_of") if self.is_valid() else None

    @property
    def moment_in_words(self) -> str:
        """The moment asked for, as pages write it."""
        return in_utc_and(self.moment) if self.moment else ""


class PastForm(AsOfForm):
    """A moment that has passed: nobody knows which requests will be there later."""

    def clean_as_of(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["as_of"]
        if moment and moment > timezone.now():
            raise forms.ValidationError(
                _("This moment is still to come: its requests are not known. Give one that has passed.")
            )
        return moment
