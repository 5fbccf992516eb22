"""When a pause begins: at once, later, or already elsewhere."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from portal.ui.forms import DeskForm, MomentInput

# Beyond these a zone's own time can leave the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Begins(TextChoices):
    """The three ways a pause can begin."""

    NOW = "now", _("At once")
    LATER = "later", _("Later, at the moment below")
    EARLIER = "earlier", _("It began earlier, in a memo or another record: it is taken over")


class PlainMoment(forms.DateTimeField):
    """A day and time without a zone: which one is meant is asked beside it, never taken from the reader."""

    widget = MomentInput

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            moment = super().to_python(value)
        if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValidationError(_("Give a year from 1900 to 2199."))
        return moment.replace(tzinfo=None) if moment else None


class BeginsForm(DeskForm):
    """The part of the form that says when; `cleaned_data` gets `starts_at` in UTC and `taken_over`."""

    begins = forms.ChoiceField(
        label=_("When does it begin?"), choices=Begins.choices, initial=Begins.NOW, widget=forms.RadioSelect
    )
    moment = PlainMoment(
        label=_("Moment"), help_text=_("Only for a pause that does not begin at once."), required=False
    )
    zone = forms.ChoiceField(label=_("In the time of"), required=False)

    def offer_zones(self, jurisdiction: Jurisdiction) -> None:
        """UTC first, then the jurisdiction's own."""
        zones = [name for name in jurisdiction.time_zones if name != "UTC"]
        self.fields["zone"].choices = [("UTC", "UTC"), *((name, name) for name in zones)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        begins, moment = data.get("begins"), data.get("moment")
        data |= {"taken_over": begins == Begins.EARLIER, "starts_at": None}
        if begins in {None, Begins.NOW} or "moment" in self.errors:
            return data
        if moment is None:
            self.add_error("moment", _("Say when."))
            return data
        data["starts_at"] = self._in_utc(moment, data.get("zone") or "UTC")
        if begins == Begins.LATER and data["starts_at"] <= timezone.now():
            self.add_error("moment", _("This moment is over: choose “At once”, or a later one."))
        if begins == Begins.EARLIER and data["starts_at"] >= timezone.now():
            self.add_error("moment", _("A pause that is taken over began before now."))
        return data

    def _in_utc(self, moment: datetime, zone_name: str) -> datetime:
        there = moment.replace(tzinfo=ZoneInfo(zone_name))
        if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != moment:
            self.add_error(
                "moment", _("The clocks go forward there then: this time does not exist on that day.")
            )
        return there.astimezone(UTC)
