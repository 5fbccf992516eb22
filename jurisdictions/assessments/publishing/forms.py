"""The forms of publications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.publishing.words import LANGUAGES, Audience, Code
from portal.ui.forms import DeskForm


class BeginForm(DeskForm):
    """For whom, and in which language."""

    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    language = forms.ChoiceField(
        label=_("Language"), choices=[(one.code, one.name) for one in LANGUAGES.values()]
    )


class RedactForm(DeskForm):
    """Why a text is left out."""

    code = forms.ChoiceField(
        label=_("Why it is left out"),
        choices=Code.choices,
        widget=forms.RadioSelect,
        help_text=_("The reason is published in place of the text."),
    )


class TranslateForm(DeskForm):
    """A text in the publication's language."""

    text = forms.CharField(label=_("Translation"), widget=forms.Textarea)
    translator = forms.CharField(
        label=_("Translated by"),
        max_length=120,
        help_text=_("A name, a firm, or the machine and its version."),
    )
    machine = forms.BooleanField(
        label=_("A machine drafted it"),
        required=False,
        help_text=_("It is marked as such until somebody else has read it."),
    )


class ReasonForm(DeskForm):
    """A reason, such as that of a hit that may stand."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}))


class ErratumForm(DeskForm):
    """What is put right."""

    text = forms.CharField(
        label=_("Erratum"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In the language of the publication, and without the name of anybody."),
    )
