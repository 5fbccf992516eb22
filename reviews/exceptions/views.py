"""The page on which an exception is asked for and answered."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import sent, show_refusal
from reviews.exceptions.acts.answer import approve, refuse
from reviews.exceptions.acts.ask import ask
from reviews.exceptions.forms import AskForm, RefuseForm
from reviews.exceptions.models import Use
from reviews.exceptions.reading import criteria_of, pauses_with_exceptions, uses_of
from reviews.models import Request


def of_request(http: HttpRequest, reference: str) -> HttpResponse:
    """Ask, and see what was asked."""
    found = _found(http, reference)
    if http.method != "POST":
        return _page(http, found)
    pause = get_object_or_404(Pause, reference=http.POST.get("pause", ""))
    form = AskForm(pause, http.POST)
    asked, status = sent(http, form, partial(ask, person_of(http), found, pause))
    if asked is not None:
        messages.success(http, _("Asked. Two approvers of different teams answer; until then it is held."))
        return redirect("exceptions:request", reference=reference)
    return _page(http, found, status, asked={pause.pk: form})


@require_POST
def answered(http: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Approve or refuse."""
    found = _found(http, reference)
    use = get_object_or_404(Use.objects.select_related("request__agency_jurisdiction"), pk=pk, request=found)
    form = RefuseForm(http.POST)
    status = 422
    try:
        if "approve" in http.POST:
            use = approve(person_of(http), use)
            said = (
                _("Granted: the pause holds it no more.")
                if use.is_granted
                else _("Approved. One more approves.")
            )
            messages.success(http, said)
            return redirect("exceptions:request", reference=reference)
        if form.is_valid():
            refuse(person_of(http), use, **form.cleaned_data)
            messages.success(http, _("Refused. It stays held."))
            return redirect("exceptions:request", reference=reference)
    except Refusal as refusal:
        show_refusal(form, refusal)
        status = refusal.status
    return _page(http, found, status, refuse_form=form)


def _found(http: HttpRequest, reference: str) -> Request:
    rows = Request.objects.select_related("agency", "service", "agency_jurisdiction")
    found = get_object_or_404(rows, reference=reference)
    if not may(person_of(http), Permission.SEE, found.agency_jurisdiction):
        raise Http404
    return found


def _page(
    http: HttpRequest,
    found: Request,
    status: int = 200,
    asked: dict[int, AskForm] | None = None,
    refuse_form: RefuseForm | None = None,
) -> HttpResponse:
    person, place = person_of(http), found.agency_jurisdiction
    uses = uses_of(found)
    open_for = {use.pause_id for use in uses if use.refused_at is None}
    asked = asked or {}
    offers: list[dict[str, Any]] = [
        {"pause": pause, "criteria": criteria_of(pause), "form": asked.get(pause.pk) or AskForm(pause)}
        for pause in pauses_with_exceptions(found)
        if pause.pk not in open_for
    ]
    context = {
        "item": found,
        "uses": uses,
        "offers": offers,
        "error_form": next(iter(asked.values()), refuse_form),
        "refuse_form": refuse_form or RefuseForm(),
        "may_ask": may(person, Permission.REVIEW, place),
        "may_approve": may(person, Permission.APPROVE, place),
        "person": person,
        "zone": place.time_zones[:1],
    }
    return render(http, "exceptions/request.html", context, status=status)
