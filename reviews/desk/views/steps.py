"""The steps of the work as pages take them: each calls one act and shows its refusal in place."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.who import person_of
from portal.acts.refusals import OutOfOrder, Refusal, Stale
from portal.ui.refusals import show_refusal
from reviews.desk.acts.answer_checklist import answer_checklist
from reviews.desk.acts.approve import approve, send_back
from reviews.desk.acts.ask_clarification import ask_clarification
from reviews.desk.acts.claim import claim
from reviews.desk.acts.closing import close_delivered, close_under_pause
from reviews.desk.acts.decide import decide
from reviews.desk.acts.produce import produce, withdraw_link
from reviews.desk.acts.release import release, renew
from reviews.desk.acts.take_next import take_next
from reviews.desk.forms import ChecklistForm, ClarifyForm, DecisionForm, ProductionForm, SettleForm
from reviews.desk.reading import visible_request
from reviews.desk.refusals import NothingToTake
from reviews.desk.views.request import page_of
from reviews.models import Request


def _answer(
    http: HttpRequest, request: Request, slot: str, form: BaseForm, act: Callable[[], Any]
) -> HttpResponse | None:
    """Run the act with a valid form; None when it was done, else the page with the form as it was typed."""
    refused: Refusal | None = None
    if form.is_valid():
        try:
            act()
        except Refusal as refusal:
            refused = refusal
            show_refusal(form, refusal)
        else:
            return None
    status = refused.status if refused else 422
    request.refresh_from_db()
    return render(http, "desk/request.html", page_of(http, request, **{slot: form}), status=status)


@require_POST
def take(http: HttpRequest, reference: str) -> HttpResponse:
    """Take this request."""
    request = visible_request(person_of(http), reference)
    claim(person_of(http), request)
    return redirect(request)


@require_POST
def give_back(http: HttpRequest, reference: str) -> HttpResponse:
    """Give it back."""
    request = visible_request(person_of(http), reference)
    release(person_of(http), request)
    messages.success(http, _("%(reference)s is back in its queue.") % {"reference": reference})
    return redirect("desk:work")


@require_POST
def keep(http: HttpRequest, reference: str) -> HttpResponse:
    """Renew the lease."""
    request = visible_request(person_of(http), reference)
    renew(person_of(http), request)
    return redirect(request)


@require_POST
def check(http: HttpRequest, reference: str) -> HttpResponse:
    """Save the checklist."""
    request = visible_request(person_of(http), reference)
    form = ChecklistForm(request, http.POST)
    wrong = _answer(
        http,
        request,
        "checklist_form",
        form,
        lambda: answer_checklist(person_of(http), request, form.findings()),
    )
    if wrong is None:
        messages.success(http, _("The checklist is saved."))
    return wrong or redirect(request)


@require_POST
def propose(http: HttpRequest, reference: str) -> HttpResponse:
    """Propose a decision, and take the next request where that was asked for."""
    request = visible_request(person_of(http), reference)
    form = DecisionForm(request, http.POST)

    def act() -> None:
        data = form.cleaned_data
        decide(
            person_of(http),
            request,
            outcome=data["outcome"],
            reason=data["reason"],
            items=form.chosen(),
            lock_version=data["lock_version"],
        )

    wrong = _answer(http, request, "decision_form", form, act)
    if wrong is not None:
        return wrong
    messages.success(http, _("The decision on %(reference)s waits for approval.") % {"reference": reference})
    if "next" not in http.POST:
        return redirect(request)
    try:
        return redirect(take_next(person_of(http)))
    except NothingToTake as nothing:
        messages.info(http, str(nothing.message))
        return redirect("desk:work")


@require_POST
def clarify(http: HttpRequest, reference: str) -> HttpResponse:
    """Ask the agency."""
    request = visible_request(person_of(http), reference)
    form = ClarifyForm(http.POST)
    wrong = _answer(
        http,
        request,
        "clarify_form",
        form,
        lambda: ask_clarification(person_of(http), request, form.cleaned_data["question"]),
    )
    if wrong is None:
        messages.success(http, _("The agency is asked; the request waits for its answer."))
    return wrong or redirect(request)


def settle(http: HttpRequest, reference: str) -> HttpResponse:
    """Approve, or send back."""
    request = visible_request(person_of(http), reference)
    if http.method != "POST":
        return redirect(f"{request.get_absolute_url()}#approval")
    form = SettleForm(http.POST)
    returned = http.POST.get("verdict") == "return"

    def act() -> None:
        decision = request.decisions.filter(settled_at=None).first()
        if decision is None:
            raise OutOfOrder(_("This decision was settled meanwhile."))
        if decision.pk != form.cleaned_data["decision"]:
            raise Stale(_("Another decision was proposed since you opened this page: read it first."))
        done = send_back if returned else approve
        done(person_of(http), decision, form.cleaned_data["comment"])

    wrong = _answer(http, request, "settle_form", form, act)
    if wrong is None:
        said = _("%(reference)s is sent back.") if returned else _("%(reference)s is approved.")
        messages.success(http, said % {"reference": reference})
    return wrong or redirect(request)


@require_POST
def make_production(http: HttpRequest, reference: str) -> HttpResponse:
    """Upload the file and send the link."""
    request = visible_request(person_of(http), reference)
    form = ProductionForm(http.POST, http.FILES)

    def act() -> None:
        data = form.cleaned_data
        latest = request.decisions.order_by("-pk").first()
        if latest is None or latest.pk != data["decision"]:
            raise Stale(_("Another decision was made since you opened this page: read it first."))
        produce(person_of(http), request, file=data["file"], recipient=data["recipient"])

    wrong = _answer(http, request, "production_form", form, act)
    if wrong is None:
        messages.success(http, _("The link is on its way to the agency."))
    return wrong or redirect(request)


@require_POST
def withdraw(http: HttpRequest, reference: str) -> HttpResponse:
    """End the link that the page showed, and no other."""
    request = visible_request(person_of(http), reference)
    asked = http.POST.get("production", "")
    shown = request.productions.filter(pk=asked).first() if asked.isdecimal() else None
    if shown is None:
        raise OutOfOrder(_("There is no link to withdraw."))
    withdraw_link(person_of(http), shown)
    messages.success(http, _("The link is withdrawn."))
    return redirect(request)


@require_POST
def turn_away(http: HttpRequest, reference: str) -> HttpResponse:
    """Close it under the pause that says so."""
    request = visible_request(person_of(http), reference)
    close_under_pause(person_of(http), request)
    messages.success(http, _("%(reference)s is closed; the agency is told why.") % {"reference": reference})
    return redirect(request)


@require_POST
def close(http: HttpRequest, reference: str) -> HttpResponse:
    """Close it after the hand-over."""
    request = visible_request(person_of(http), reference)
    close_delivered(person_of(http), request)
    messages.success(http, _("%(reference)s is closed.") % {"reference": reference})
    return redirect(request)
