"""The next version of a template, typed or uploaded."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.checking.reading import LONGEST
from portal.ui.forms import DeskForm


class PublishForm(DeskForm):
    """The YAML, why it is changed, and the version it was made from."""

    source = forms.CharField(
        label=_("YAML"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "dir": "ltr", "class": "yaml"}),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("It takes the place of what stands above.")
    )
    reason = forms.CharField(
        label=_("What changed, and why"),
        required=False,
        help_text=_("Everybody who opens the template reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    after = forms.IntegerField(widget=forms.HiddenInput)

    def clean_file(self) -> str:
        """The text of the file; empty when there is none."""
        sent: Any = self.cleaned_data["file"]
        if not isinstance(sent, UploadedFile):
            return ""
        if sent.size and sent.size > LONGEST:
            raise forms.ValidationError(_("This is too long for a template."))
        try:
            text: str = sent.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("This is no text in UTF-8.")) from error
        return text

    @property
    def wanted(self) -> str:
        """The YAML as it would be published."""
        text: str = self.cleaned_data["file"] or self.cleaned_data["source"]
        return text.replace("\r\n", "\n")
