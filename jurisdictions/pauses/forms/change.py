"""The form that puts another scope in the place of a pause."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.forms.named import NamedForm
from jurisdictions.pauses.forms.scope import ALL, ScopeForm
from jurisdictions.pauses.models import Pause


class ChangeForm(ScopeForm, NamedForm):
    """What the pause that follows covers, and why. It begins with what the pause covers now."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody whose work is held reads it."),
        widget=forms.Textarea(attrs={"data-key": "r"}),
    )

    def __init__(self, pause: Pause, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = _as_it_is(pause)
        super().__init__(pause.jurisdiction, *args, **kwargs)


def _as_it_is(pause: Pause) -> dict[str, Any]:
    below = Jurisdiction.objects.filter(ancestors__contains=[pause.jurisdiction_id])
    apart = below.exclude(pk=pause.jurisdiction_id).filter(listed_apart=True)
    criteria = {f"criteria_{entry['kind']}": entry["criteria"] for entry in pause.exceptions}
    same = ("include_parts", "nexus", "stage", "new_only", "handling", "agency_reply")
    lists = ("request_types", "excluded_types", "data_categories")
    return {
        **{name: getattr(pause, name) for name in (*same, *lists)},
        **criteria,
        "services": pause.services or [ALL],
        "apart": list(apart.exclude(pk__in=pause.left_out).values_list("pk", flat=True)),
        "exceptions": [entry["kind"] for entry in pause.exceptions],
        "parts_left_out": pause.left_out,
    }
