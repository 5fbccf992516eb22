"""What is asked of the map: a moment and a name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.moment import AsOfForm


class AtlasForm(AsOfForm):
    """Both may be left empty: now, and the places that a pause reaches."""

    field_order = ["q", "as_of"]
    q = forms.CharField(label=_("Name or code"), required=False, max_length=80)

    @property
    def text(self) -> str:
        """The name asked for."""
        return str(self.cleaned_data.get("q", "")).strip()
