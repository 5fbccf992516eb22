"""Shows a refusal in the form it came from, with everything typed still there."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import BaseForm, Form
from django.http import HttpRequest

from portal.acts.refusals import Invalid, Refusal

Made = TypeVar("Made")

# The status of a page whose form did what it asked for.
DONE = 200


def show_refusal(form: BaseForm, refusal: Refusal) -> None:
    """Put the refusal into the form: each reason beside its field, the rest above the form."""
    if isinstance(refusal, Invalid):
        for name, reasons in refusal.errors.items():
            for reason in reasons:
                form.add_error(name if name in form.fields else None, str(reason))
        return
    form.refusal = refusal  # type: ignore[attr-defined]
    form.add_error(None, str(refusal.message))


def sent(http: HttpRequest, form: Form, act: Callable[..., Made]) -> tuple[Made | None, int]:
    """Do what a posted form asks for: what came of it, and the status of the page that shows the form again.

    Nothing came of a page that is only opened (200), of a form that is not valid (422), and of what was
    refused (the refusal's own status; the form shows it).
    """
    if http.method != "POST":
        return None, 200
    if not form.is_valid():
        return None, 422
    said: dict[str, Any] = form.cleaned_data
    try:
        return act(**said), DONE
    except Refusal as refusal:
        show_refusal(form, refusal)
        return None, refusal.status
