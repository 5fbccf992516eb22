"""“As of”: a page's question for another moment, asked in the same words everywhere."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DeskForm, MomentInput
from portal.ui.times import in_utc_and


class MomentField(forms.DateTimeField):
    """A moment in UTC, whatever zone the reader's pages are in. A day alone is its first minute."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"])
        # The greatest moment gives years four digits, so that typing one leads on to the next part.
        widget = MomentInput(attrs={"data-key": "d", "max": "9999-12-31T23:59"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """As the browser's own picker takes it: a day alone would show as nothing."""
        try:
            moment = self.to_python(value)
        except forms.ValidationError:
            return value
        return moment.replace(tzinfo=None).isoformat("T", _exactness(moment)) if moment else value


class AsOfForm(DeskForm):
    """A moment, or now where it is left empty."""

    as_of = MomentField(
        label=_("As of (UTC)"),
        required=False,
        error_messages={"invalid": _("Give a day and a time in UTC, such as 2020-07-06T12:00.")},
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


def _exactness(moment: datetime) -> str:
    return "seconds" if moment.second else "minutes"
