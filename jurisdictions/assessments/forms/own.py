"""The assessment's own fields on one page."""

from typing import Any

from django import forms

from jurisdictions.assessments.forms.shape import shape
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.models import LegalInstrument
from portal.ui.forms import DeskModelForm


def own_form(found: Assessment, section: str, data: Any = None) -> "forms.ModelForm[Assessment] | None":
    """None where the page has rows only."""
    asked = questionnaire(found.template_id)
    fields = asked.sections[section].fields
    if not fields:
        return None
    made = forms.modelform_factory(Assessment, form=DeskModelForm, fields=fields)(data, instance=found)
    shape(made, Assessment, asked, found)
    if "instrument" in made.fields:
        of_place = LegalInstrument.objects.filter(jurisdiction__in=found.jurisdiction.ancestors)
        made.fields["instrument"].queryset = of_place  # type: ignore[attr-defined]
    if "services" in made.fields:
        made.fields["services"].widget = forms.CheckboxSelectMultiple(choices=made.fields["services"].choices)  # type: ignore[attr-defined]
    return made
