"""The steps of a publication, each a button of its page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jurisdictions.assessments.publishing.acts.add_erratum import add_erratum
from jurisdictions.assessments.publishing.acts.steps import approve, ask, publish, retract, send_back
from jurisdictions.assessments.publishing.forms import ErratumForm, ReasonForm
from jurisdictions.assessments.publishing.reading import worked_on
from jurisdictions.assessments.publishing.views.detail import context_of
from portal.accounts.who import person_of
from portal.ui.refusals import DONE, sent

STEPS: dict[str, tuple[Callable[..., Any], bool, Any]] = {
    "ask": (ask, False, gettext_lazy("It is with its second reader.")),
    "send_back": (send_back, True, gettext_lazy("It was sent back.")),
    "approve": (approve, False, gettext_lazy("It is approved.")),
    "publish": (publish, False, gettext_lazy("It is published.")),
    "retract": (retract, True, gettext_lazy("It was retracted.")),
}


@require_POST
def step(http: HttpRequest, reference: str) -> HttpResponse:
    """One step on, or back with a reason."""
    found = worked_on(person_of(http), reference)
    name = http.POST.get("do", "")
    if name not in STEPS:
        raise Http404
    act, explained, said = STEPS[name]
    form = ReasonForm(http.POST, auto_id="reason_%s")
    if not explained:
        act(person_of(http), found)
        messages.success(http, said)
        return redirect(found)
    _made, status = sent(http, form, partial(act, person_of(http), found))
    if status == DONE:
        messages.success(http, said)
        return redirect(found)
    context = context_of(http, found) | {"reason_form": form, "form": form}
    return render(http, "publishing/detail.html", context, status=status)


@require_POST
def errata(http: HttpRequest, reference: str) -> HttpResponse:
    """Add an erratum."""
    found = worked_on(person_of(http), reference)
    form = ErratumForm(http.POST, auto_id="erratum_%s")
    _made, status = sent(http, form, partial(add_erratum, person_of(http), found))
    if status == DONE:
        messages.success(http, _("The erratum is published."))
        return redirect(found)
    context = context_of(http, found) | {"erratum_form": form, "form": form}
    return render(http, "publishing/detail.html", context, status=status)
