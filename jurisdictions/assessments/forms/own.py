"""The assessment's own fields on one page."""

from typing import Any

from django import forms

from jurisdictions.assessments.forms.shape import shape
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.models import LegalInstrument
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import what
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
    if "governs" in made.fields:
        pauses = Pause.objects.not_lifted().filter(jurisdiction=found.jurisdiction) | found.governs.all()
        made.fields["governs"].queryset = pauses.distinct()  # type: ignore[attr-defined]
        made.fields["governs"].label_from_instance = lambda row: f"{row.reference} – {what(row)}"  # type: ignore[attr-defined]
    for name in {"services", "governs"} & set(made.fields):
        several: Any = made.fields[name]
        several.widget = forms.CheckboxSelectMultiple(choices=several.choices)
    return made
