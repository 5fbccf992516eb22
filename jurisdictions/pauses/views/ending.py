"""Ending a pause: one person proposes, another one confirms."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.pauses.acts.answer import confirm, decline
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift, valid_mandate
from jurisdictions.pauses.effects import forecast, freed_by
from jurisdictions.pauses.forms.others import DeclineForm, LiftForm
from jurisdictions.pauses.history import Signed
from jurisdictions.pauses.models import Ending, Pause, Proposal
from jurisdictions.pauses.release_plan import Plan, release_plan
from jurisdictions.pauses.scope import scope_from
from jurisdictions.pauses.sentence import what
from jurisdictions.pauses.views.detail import about, exceptions_of, found_or_404
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal


def lifting(http: HttpRequest, reference: str) -> HttpResponse:
    """What a lift needs and does, and how it is asked for: by whoever was shown what its plan frees."""
    found = found_or_404(reference)
    form = LiftForm(http.POST if http.method == "POST" else None)
    if http.method != "POST":
        return _page(http, reference, 200, form=form)
    if "preview" in http.POST:
        form.is_valid()
        form.errors.clear()
        return _page(http, reference, 200, form=form)
    if not form.is_valid():
        return _page(http, reference, 422, form=form)
    if http.POST.get("seen") != form.plan().key():
        return _page(http, reference, 200, form=form, look_again=True)
    try:
        ask_to_lift(person_of(http), found, **form.cleaned_data)
    except Refusal as refusal:
        show_refusal(form, refusal)
        return _page(http, reference, refusal.status, form=form)
    messages.success(http, _("Proposed. Another pause officer confirms it; until then it stays in force."))
    return redirect("pauses:lift", reference=reference)


@require_POST
def answering(http: HttpRequest, reference: str) -> HttpResponse:
    """Confirm, decline or take back what was proposed."""
    number = http.POST.get("proposal", "")
    if not number.isdecimal():
        raise Http404
    proposal = get_object_or_404(Proposal, pk=number, pause__reference=reference)
    form = DeclineForm(http.POST)
    form.is_valid()
    if "confirm" in http.POST:
        form.errors.clear()
    elif form.errors:
        return _page(http, reference, 422, decline_form=form)
    try:
        after = _answer(http, proposal, form)
    except Refusal as refusal:
        show_refusal(form, refusal)
        return _page(http, reference, refusal.status, decline_form=form)
    return redirect(after)


def _answer(http: HttpRequest, proposal: Proposal, form: DeclineForm) -> Pause:
    if "confirm" not in http.POST:
        decline(person_of(http), proposal, reason=form.cleaned_data["reason"])
        messages.success(http, _("Not ended. The pause stays in force."))
        return proposal.pause
    after = confirm(person_of(http), proposal)
    words = {"pause": proposal.pause.reference, "next": after.reference}
    if after.pk != proposal.pause_id:
        messages.success(http, _("%(next)s took the place of %(pause)s.") % words)
    elif after.is_being_released:
        messages.success(http, _("%(pause)s is being lifted in stages.") % words)
    else:
        messages.success(http, _("%(pause)s is lifted. What it held can be worked on again.") % words)
    return after


def _what_follows(pause: Pause, proposal: Proposal, mandates: list[Signed]) -> dict[str, Any]:
    """What would stand in the place of the pause, what that frees, and the decision behind it."""
    scope = scope_from(proposal.plan)
    mandate, new_from = valid_mandate(pause, proposal.action), scope.new_from_after(pause)
    return {
        "becomes": what(scope, new_from),
        "after": forecast(scope, new_from),
        "freed": freed_by(pause, scope) if proposal.action == Ending.NARROW else None,
        "then_exceptions": exceptions_of(proposal.plan["exceptions"]),
        "decided": next((signed for signed in mandates if signed.mandate == mandate), None),
    }


def _page(http: HttpRequest, reference: str, status: int, **more: Any) -> HttpResponse:
    found, person = found_or_404(reference), person_of(http)
    context = {"form": LiftForm(), "decline_form": DeclineForm()} | about(http, found) | more
    proposal = context["proposal"]
    if proposal is not None and proposal.action != "lift":
        context |= _what_follows(found, proposal, context["mandates"])
    elif not found.is_lifted and (proposal or context["mandate"]):
        plan = Plan(**proposal.plan) if proposal else context["form"].plan()
        context |= {"plan": plan, "release": release_plan(found, plan, person)}
    elif found.is_in_force:
        context["otherwise"] = valid_mandate(found, Ending.NARROW) or valid_mandate(found, Ending.CONVERT)
    context["own"] = proposal is not None and proposal.asked_by_id == person.pk
    return render(http, "pauses/lift.html", context, status=status)
