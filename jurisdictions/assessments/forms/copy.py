"""A file that is kept as a copy of a source."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.acts.keep_copy import LARGEST
from jurisdictions.assessments.models.words import CopyKind
from portal.files.measure import MEGABYTE
from portal.ui.forms import DeskForm


class CopyForm(DeskForm):
    """The file, what it is for, and where it was found."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # the act says so, beside the field
        max_length=1_000,
        help_text=_(
            "Of any kind, up to %(most)d MB. It is kept byte by byte and only ever given out as a download."
        )
        % {"most": LARGEST // MEGABYTE},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (
                CopyKind.EVIDENCE,
                _("Evidence: as it was found, untouched. One for each source, never replaced"),
            ),
            (CopyKind.WORKING, _("A working copy: marked up, cut or translated")),
        ],
        widget=forms.RadioSelect,
    )
    url = forms.URLField(
        label=_("Where was it found?"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Empty takes the address of the source."),
    )
