"""The forms of compartments."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DeskForm


class NewCompartmentForm(DeskForm):
    """A circle of people who need to know."""

    name = forms.CharField(label=_("Name"), help_text=_("Only people in it see its name."), max_length=120)
    purpose = forms.CharField(label=_("Purpose"), widget=forms.Textarea)


class ReasonForm(DeskForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), help_text=_("Kept in the ledger."), max_length=500)


class PersonForm(ReasonForm):
    """Somebody of the desk, and why."""

    person: Any = forms.ModelChoiceField(label=_("Person"), queryset=None)
    field_order = ("person", "reason")

    def __init__(self, people: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = people
        field.label_from_instance = lambda person: person.name


class CompartmentForm(ReasonForm):
    """One of the reader's own compartments, and why."""

    compartment: Any = forms.ModelChoiceField(label=_("Compartment"), queryset=None)
    field_order = ("compartment", "reason")

    def __init__(self, compartments: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["compartment"].queryset = compartments  # type: ignore[attr-defined]
