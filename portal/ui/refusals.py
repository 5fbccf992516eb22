"""Shows a refusal in the form it came from, with everything typed still there."""

from django.forms import BaseForm

from portal.acts.refusals import Invalid, Refusal


def show_refusal(form: BaseForm, refusal: Refusal) -> None:
    """Put the refusal into the form: each reason beside its field, the rest above the form."""
    if isinstance(refusal, Invalid):
        for name, reasons in refusal.errors.items():
            for reason in reasons:
                form.add_error(name if name in form.fields else None, str(reason))
        return
    form.refusal = refusal  # type: ignore[attr-defined]
    form.add_error(None, str(refusal.message))
