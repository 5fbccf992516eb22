"""Note a signal: an alarm, a case, a reading, what became of a measure."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Assessment, Consultation
from jurisdictions.assessments.models.words import ConsulteeClass
from jurisdictions.assessments.watching.models import Better, Outcome
from jurisdictions.models import Jurisdiction, LegalInstrument
from portal.ui.forms import DateInput, DeskForm

SOURCE = _("An address, a letter, a document: what somebody else can look up.")


def today() -> object:
    return timezone.now().date()


def _by_organisation(row: Consultation) -> str:
    return f"{row}, {row.organisation}, {row.on}"


class AlertForm(DeskForm):
    """What an expert or somebody consulted says. No person is named."""

    consultee_class = forms.ChoiceField(label=_("From"), choices=ConsulteeClass.choices)
    consultation = forms.ModelChoiceField(
        label=_("Of which consultation"),
        help_text=_("If they were consulted for this assessment."),
        queryset=Consultation.objects.none(),
        required=False,
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("No name of a person: it is read by everybody who reads the assessment."),
        max_length=200,
        required=False,
    )
    on = forms.DateField(label=_("When"), widget=DateInput(), initial=today)
    says = forms.CharField(label=_("What they say"), widget=forms.Textarea)
    source = forms.CharField(label=_("Source"), help_text=SOURCE, max_length=500)

    def offer(self, found: Assessment) -> "AlertForm":
        """The consultations of one assessment, by organisation and day."""
        field: forms.ModelChoiceField = self.fields["consultation"]  # type: ignore[type-arg,assignment]
        field.queryset = found.consultations.all()
        field.label_from_instance = _by_organisation  # type: ignore[method-assign,assignment]
        return self


class CaseForm(DeskForm):
    """A case in which a law was enforced."""

    on = forms.DateField(label=_("When"), widget=DateInput(), initial=today)
    description = forms.CharField(label=_("What happened"), widget=forms.Textarea)
    instrument = forms.ModelChoiceField(
        label=_("Under which law"), queryset=LegalInstrument.objects.none(), required=False
    )
    source = forms.CharField(label=_("Source"), help_text=SOURCE, max_length=500)

    def offer(self, place: Jurisdiction) -> "CaseForm":
        """The laws of a place and of what it is part of."""
        field: forms.ModelChoiceField = self.fields["instrument"]  # type: ignore[type-arg,assignment]
        field.queryset = LegalInstrument.objects.filter(jurisdiction__in=place.ancestors)
        return self


class IndexForm(DeskForm):
    """A newer reading of an index."""

    index = forms.CharField(
        label=_("Index"), help_text=_("Under the name that the assessment gives it."), max_length=120
    )
    edition = forms.CharField(label=_("Edition"), max_length=60)
    value = forms.DecimalField(label=_("Value"), max_digits=9, decimal_places=2)
    better = forms.ChoiceField(
        label=_("Which way is better"), choices=Better.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(label=_("Source"), help_text=SOURCE, max_length=500)


class MeasureForm(DeskForm):
    """What became of a measure."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    effect = forms.CharField(
        label=_("Which effect was seen, and how"),
        help_text=_("Indicator, target, whose feedback."),
        widget=forms.Textarea,
    )
