"""The word that a broad pause asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.forms import DeskForm


class NamedForm(DeskForm):
    """The jurisdiction's name, typed by whoever means the whole of it."""

    named = forms.CharField(
        label=_("Type the jurisdiction’s name"),
        help_text=_("All services, or over a quarter of the open requests, are paused only so."),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
