"""Set one watch, or stop it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.watching.acts.set_watch import PARAMETERS
from jurisdictions.assessments.watching.models import Watch
from portal.ui.forms import DeskForm


def drop_draft(form: forms.Form) -> None:
    """Several forms of a page have this field: a draft of one is not the other's."""
    form.fields["reason"].widget.attrs.pop("data-draft", None)


class WatchForm(DeskForm):
    """The parameters of one kind. A page has several of them, so each carries its kind as a prefix."""

    days = forms.IntegerField(label=_("In how many days"), min_value=1, required=False)
    requests = forms.IntegerField(label=_("More requests than"), min_value=1, required=False)
    times = forms.DecimalField(
        label=_("Or more than so many times the former mean"),
        help_text=_("The mean of the six spans before; fewer than ten requests are no rise."),
        max_digits=5,
        decimal_places=1,
        min_value=1,
        required=False,
    )
    drop = forms.DecimalField(
        label=_("Worse by more than"),
        help_text=_("In points of the index, in the direction that is worse."),
        max_digits=7,
        decimal_places=2,
        min_value=0,
        required=False,
    )
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, kind: str, watch: Watch | None, *args: Any, **kwargs: Any) -> None:
        shown = PARAMETERS.get(kind, ())
        kwargs["initial"] = {name: getattr(watch, name, None) for name in shown}
        super().__init__(*args, prefix=f"set-{kind}", **kwargs)
        drop_draft(self)
        for name in set(self.fields) - {*shown, "reason"}:
            del self.fields[name]


class StopForm(DeskForm):
    """Why it is watched no more."""

    reason = forms.CharField(label=_("Why no more"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"stop-{kind}", **kwargs)
        drop_draft(self)
