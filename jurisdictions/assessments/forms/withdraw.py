"""The form with which a consent is taken back."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.consents import Agreed
from portal.ui.forms import DateInput, DeskForm


class WithdrawForm(DeskForm):
    """Which consent of one consultation, and since when."""

    of = forms.ChoiceField(label=_("What is taken back?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("When did they say so?"), widget=DateInput())

    def __init__(self, agreed: Agreed, data: Any = None) -> None:
        initial = {"on": timezone.now().date()}
        super().__init__(data, prefix=f"consultation{agreed.row.pk}", initial=initial)
        of: Any = self.fields["of"]
        of.choices = agreed.left
