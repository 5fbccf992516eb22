"""The forms of an assessment: one theme a page, with rows that can be added and removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.forms import BaseInlineFormSet, BaseModelFormSet, inlineformset_factory
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.acts.edit import Row
from jurisdictions.assessments.models import (
    Assessment,
    Consultation,
    Impact,
    Measure,
    Option,
    Provision,
    Trigger,
)
from jurisdictions.assessments.models.law import Power
from jurisdictions.assessments.models.words import Track, TriggerKind, Verdict
from jurisdictions.assessments.template import template
from jurisdictions.models import LegalInstrument
from jurisdictions.pauses.models import Pause
from portal.ui.forms import DateInput, DeskForm, DeskModelForm

RATINGS = ("scale", "scope", "irremediability", "likelihood")


class OpenForm(DeskForm):
    """How an assessment begins."""

    title = forms.CharField(label=_("Title"), max_length=200)
    track = forms.ChoiceField(label=_("Track"), choices=Track.choices, initial=Track.FULL)
    trigger = forms.ChoiceField(label=_("What happened?"), choices=TriggerKind.choices)
    on = forms.DateField(label=_("When?"), widget=DateInput())
    description = forms.CharField(label=_("In words"), widget=forms.Textarea)
    governs = forms.ModelMultipleChoiceField(
        label=_("Pauses it governs"),
        queryset=Pause.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SignForm(DeskForm):
    """A signature, or a no."""

    role = forms.ChoiceField(label=_("You sign as"), widget=forms.RadioSelect)
    verdict = forms.ChoiceField(
        label=_("Your word"), choices=Verdict.choices, initial=Verdict.SIGN, widget=forms.RadioSelect
    )
    statement = forms.CharField(
        label=_("Statement"),
        help_text=_("Needed with a reservation, a dissent or a return."),
        required=False,
        widget=forms.Textarea,
    )
    content_hash = forms.CharField(widget=forms.HiddenInput)


class RowForm(DeskModelForm):
    """A row of a section."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            if isinstance(self.fields[name], forms.DateField):
                self.fields[name].widget = DateInput()
            if isinstance(self.fields[name].widget, forms.Textarea):
                self.fields[name].widget.attrs.pop("data-draft", None)
                self.fields[name].widget.attrs["rows"] = 2


class ProvisionForm(RowForm):
    """Powers are ticked."""

    powers = forms.MultipleChoiceField(
        label=_("Powers it gives"), choices=Power.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class ImpactForm(RowForm):
    """Ratings stand with their anchors."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = template()
        rights = [(code, f"{code} {title}") for code, title in data.rights.items()]
        self.fields["right"] = forms.ChoiceField(label=_("Right"), choices=rights)
        for name in list(self.fields):
            dimension = name.removeprefix("residual_")
            if dimension in RATINGS:
                choices = [(n, f"{n} – {text}") for n, text in enumerate(data.anchors[dimension], start=1)]
                label = capfirst(self.fields[name].label or name)
                self.fields[name] = forms.TypedChoiceField(
                    label=label, choices=[("", "–"), *choices], coerce=int
                )


@dataclass(frozen=True)
class Section:
    """Which of the assessment's own fields and which rows a page shows."""

    fields: tuple[str, ...] = ()
    rows: tuple[type[Model], ...] = ()


PAGES: dict[str, Section] = {
    "trigger": Section(("title", "track", "question", "out_of_scope", "limits"), (Trigger,)),
    "law": Section(("instrument",), (Provision,)),
    "impacts": Section((), (Impact,)),
    "measures": Section((), (Measure,)),
    "consultations": Section(("why_no_rightsholder",), (Consultation,)),
    "decision": Section(
        ("decision", "reasons", "rejected_because", "conditions", "exceptions", "expires_on"), (Option,)
    ),
}
ROW_FORMS: dict[type[Model], type[RowForm]] = {Provision: ProvisionForm, Impact: ImpactForm}


def own_form(assessment: Assessment, section: str, data: Any = None) -> "forms.ModelForm[Assessment] | None":
    """The form of the assessment's own fields on this page."""
    fields = PAGES[section].fields
    if not fields:
        return None
    made = forms.modelform_factory(Assessment, form=DeskModelForm, fields=fields)(data, instance=assessment)
    if "expires_on" in made.fields:
        made.fields["expires_on"].widget = DateInput()
    if "instrument" in made.fields:
        of_place = LegalInstrument.objects.filter(jurisdiction__in=assessment.jurisdiction.ancestors)
        made.fields["instrument"].queryset = of_place  # type: ignore[attr-defined]
    return made


def row_sets(
    assessment: Assessment, section: str, data: Any = None
) -> "Sequence[BaseModelFormSet[Any, Any]]":
    """The rows of this page, with one empty one to fill."""
    sets: list[BaseModelFormSet[Any, Any]] = []
    for model in PAGES[section].rows:
        factory = inlineformset_factory(
            Assessment,
            model,
            form=ROW_FORMS.get(model, RowForm),
            formset=BaseInlineFormSet,
            fields="__all__",
            exclude=["assessment"],
            extra=1,
        )
        rows = factory(data, instance=assessment, prefix=model._meta.model_name)
        if model is Measure:
            for row in [*rows.forms, rows.empty_form]:
                row.fields["impact"].queryset = assessment.impacts.all()  # type: ignore[attr-defined]
        sets.append(rows)
    return sets


def changes(sets: "Sequence[BaseModelFormSet[Any, Any]]") -> list[Row]:
    """What was added, changed and removed, as the act takes it."""
    found = []
    for rows in sets:
        for form in rows.forms:
            if not form.has_changed() and not form.cleaned_data.get("DELETE"):
                continue
            remove = bool(form.cleaned_data.get("DELETE"))
            pk = form.instance.pk
            if remove and pk is None:
                continue
            skip = {"id", "DELETE", "assessment"}
            values = {name: value for name, value in form.cleaned_data.items() if name not in skip}
            found.append(Row(type(form.instance), values, pk=pk, remove=remove))
    return found
