"""Which period the desk is to count."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DateInput, DeskForm


class PeriodForm(DeskForm):
    """The first and the last day, both included."""

    first = forms.DateField(
        label=_("First day"), help_text=_("Counted from its beginning, UTC."), widget=DateInput()
    )
    last = forms.DateField(label=_("Last day"), help_text=_("Counted to its end, UTC."), widget=DateInput())

    def clean(self) -> dict[str, Any]:
        """The act says the same; here it stands beside its field before anything is counted."""
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        return said
