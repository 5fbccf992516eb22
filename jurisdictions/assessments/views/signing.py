"""From the draft to the signatures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.forms import SignForm
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.reading import readable_one, roles_of
from jurisdictions.assessments.refusals import NotReady
from jurisdictions.assessments.views.record import record_context
from portal.accounts.step_up import steps_up
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal


@require_POST
def to_sign(http: HttpRequest, reference: str) -> HttpResponse:
    """Open it for signatures."""
    found = readable_one(person_of(http), reference)
    try:
        submit(person_of(http), found)
    except NotReady:
        messages.error(http, _("It cannot be signed yet: see what is missing."))
    else:
        messages.success(http, _("It is open for signatures; the signers are told."))
    return redirect(found)


@steps_up
def signing(http: HttpRequest, reference: str) -> HttpResponse:
    """Read it whole, then sign."""
    found = readable_one(person_of(http), reference)
    roles = roles_of(person_of(http), found)
    form = SignForm(
        http.POST or None,
        initial={"content_hash": found.content_hash, "role": roles[0] if len(roles) == 1 else None},
    )
    form.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
    status = 200
    if http.method == "POST" and form.is_valid():
        try:
            sign(person_of(http), found, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            messages.success(http, _("Your word is recorded."))
            return redirect(found)
    elif http.method == "POST":
        status = 422
    context = record_context(found, http) | {
        "form": form,
        "roles": roles,
        "open": found.state == State.SIGNING,
    }
    return render(http, "assessments/sign.html", context, status=status)
