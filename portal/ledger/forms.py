"""The ledger's filter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ledger.reading import verbs
from portal.ui.forms import DateInput, DeskForm
from portal.ui.verbs import in_words


def _verbs() -> list[tuple[str, Any]]:
    return [("", _("Any act")), *((verb, in_words(verb)) for verb in verbs())]


class LedgerFilter(DeskForm):
    """Which events to show; everything may be left empty."""

    verb = forms.ChoiceField(label=_("Act"), choices=_verbs, required=False)
    person = forms.CharField(label=_("Who"), required=False, max_length=150)
    record = forms.CharField(label=_("Record"), required=False, max_length=120)
    since = forms.DateField(label=_("From"), required=False, widget=DateInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput)
