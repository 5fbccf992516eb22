"""Asking for break-glass, answering, and what was done with it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.assessments.break_glass.acts.answer import confirm, decline
from jurisdictions.assessments.break_glass.acts.ask import ask
from jurisdictions.assessments.break_glass.forms import (
    AgainForm,
    AskForm,
    ConfirmForm,
    DeclineForm,
    NarrowForm,
)
from jurisdictions.assessments.break_glass.models import ANSWERED_WITHIN, BreakGlass
from jurisdictions.assessments.break_glass.reading import broken_now, waiting, with_everything
from jurisdictions.assessments.reading import readable
from jurisdictions.pauses.acts.begin_again import begin_again_now
from jurisdictions.pauses.models import Ending, Pause
from jurisdictions.pauses.release_plan import Plan, release_plan
from jurisdictions.pauses.scope import scope_from, scope_of
from jurisdictions.pauses.sentence import sentence, what
from jurisdictions.pauses.views.change import following, seen
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.step_up import steps_up
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.ui.pages import keyset_page
from portal.ui.refusals import sent, show_refusal


def listing(http: HttpRequest) -> HttpResponse:
    """Every one, the newest first; those that are open and those that wait on top."""
    context = {
        "page": keyset_page(with_everything(), http, ["-pk"], size=25),
        "now": list(broken_now()),
        "waiting": list(waiting()),
        "used": BreakGlass.objects.filter(answer=BreakGlass.Answer.CONFIRMED).count(),
    }
    return render(http, "break_glass/list.html", context)


@steps_up
def asking(http: HttpRequest, reference: str) -> HttpResponse:
    """Ask to lift it: the page says what would be freed."""
    pause = _pause(http, reference)
    form = AskForm(pause, http.POST or None)
    made, status = sent(http, form, partial(ask, person_of(http), pause))
    if made is not None:
        return _asked(http, made)
    release = release_plan(pause, Plan(), person_of(http))
    context = {"pause": pause, "form": form, "sentence": sentence(pause), "release": release, "plan": Plan()}
    return render(http, "break_glass/ask.html", context, status=status)


@steps_up
def asking_narrower(http: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a narrower pause meanwhile, having seen what it would still hold."""
    pause = _pause(http, reference)
    form = NarrowForm(pause, http.POST or None)
    status, look_again = 200, False
    if "preview" in http.POST:
        form.is_valid()
        form.errors.clear()
    elif form.is_bound and form.is_valid():
        look_again = http.POST.get("seen") != seen(form.scope(), pause)
        if not look_again:
            said = {name: form.cleaned_data[name] for name in ("reason", "hours", "reviewer")}
            try:
                return _asked(http, ask(person_of(http), pause, narrower=form.scope(), **said))
            except Refusal as refusal:
                show_refusal(form, refusal)
                status = refusal.status
    elif form.is_bound:
        status = 422
    scope = form.draft_scope() if form.is_bound else scope_of(pause)
    context = following(pause, scope, person_of(http)) | {"form": form, "look_again": look_again}
    return render(http, "break_glass/narrow.html", context, status=status)


@steps_up
def detail(http: HttpRequest, reference: str) -> HttpResponse:
    """One of them: what is asked for and what it frees, to be confirmed or declined; or what became of it."""
    asked = get_object_or_404(with_everything(), reference=reference)
    if http.method != "POST":
        return _detail(http, asked)
    form: Any = ConfirmForm(http.POST) if "confirm" in http.POST else DeclineForm(http.POST)
    if not form.is_valid():
        return _detail(http, asked, form, 422)
    try:
        said = _answered(http, asked, form)
    except Refusal as refusal:
        show_refusal(form, refusal)
        return _detail(http, asked, form, refusal.status)
    messages.success(http, said)
    return redirect(asked)


@require_POST
def begin_again_now_(http: HttpRequest, reference: str) -> HttpResponse:
    """Let the pause begin again before its hours are over."""
    asked = get_object_or_404(with_everything(), reference=reference)
    form = AgainForm(http.POST)
    again, status = sent(http, form, partial(begin_again_now, person_of(http), asked.again or asked.pause))
    if again is None:
        return _detail(http, asked, form, status)
    messages.success(http, _("%(pause)s is in force again.") % {"pause": again.reference})
    return redirect(again)


def _pause(http: HttpRequest, reference: str) -> Pause:
    pause = get_object_or_404(Pause.objects.with_people(), reference=reference)
    require(person_of(http), Permission.SIGN_EXECUTIVE, pause.jurisdiction)
    return pause


def _asked(http: HttpRequest, made: BreakGlass) -> HttpResponse:
    messages.success(
        http, _("Asked for. Another executive confirms it within 24 hours; until then nothing changes.")
    )
    return redirect(made)


def _answered(http: HttpRequest, asked: BreakGlass, form: Any) -> str:
    if isinstance(form, DeclineForm):
        decline(person_of(http), asked, reason=form.cleaned_data["reason"])
        return _("Not freed. The pause stays in force.")
    freed = confirm(person_of(http), asked, content_hash=form.cleaned_data["content_hash"])
    words = {"pause": freed.pause.reference, "again": freed.again.reference}
    return _("%(pause)s is lifted under break-glass; %(again)s begins again by itself.") % words


def _detail(http: HttpRequest, asked: BreakGlass, form: Any = None, status: int = 200) -> HttpResponse:
    person, place = person_of(http), asked.pause.jurisdiction
    pause = Pause.objects.with_people().get(pk=asked.pause_id)
    late = asked.has_lapsed
    executive = may(person, Permission.SIGN_EXECUTIVE, place)
    context = {
        "asked": asked,
        "pause": pause,
        "zone": place.time_zones[:1],
        "sentence": sentence(pause),
        "becomes": what(scope_from(asked.plan)) if asked.ending == Ending.NARROW else "",
        "late": late,
        "lapses_at": asked.asked_at + ANSWERED_WITHIN,
        "own": asked.asked_by_id == person.pk,
        "answers": executive and not asked.answer and not late,
        "lets_begin": asked.is_open_now and (executive or may(person, Permission.PAUSE, place)),
        "review": readable(person).filter(pk=asked.review_id).first() if asked.review_id else None,
        "form": form,
        "confirm_form": ConfirmForm(initial={"content_hash": asked.content_hash}),
        "decline_form": form if isinstance(form, DeclineForm) else DeclineForm(),
        "again_form": form if isinstance(form, AgainForm) else AgainForm(),
    }
    if context["answers"] and asked.ending == Ending.LIFT:
        context |= {"release": release_plan(pause, Plan(), person), "plan": Plan()}
    return render(http, "break_glass/detail.html", context, status=status)
