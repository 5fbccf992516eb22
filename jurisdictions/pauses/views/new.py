"""Pausing: say what and why, having seen what it will hold."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jurisdictions.find import find_jurisdiction
from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.effects import Effect
from jurisdictions.pauses.forms.begins import Begins
from jurisdictions.pauses.forms.others import FindJurisdictionForm
from jurisdictions.pauses.forms.pause import PauseForm
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import what
from jurisdictions.pauses.views.preview import preview_of
from portal.access.permissions import Permission
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal

NEAR = 10


def new(http: HttpRequest) -> HttpResponse:
    """The page of a new pause. It is confirmed only by whoever was shown what exactly this scope holds."""
    asked = http.POST.get("j") or http.GET.get("j", "")
    place = find_jurisdiction(asked) if asked else None
    if place is None:
        return _which(http, asked)
    require(person_of(http), Permission.PAUSE, place)
    form = PauseForm(place, http.POST if http.method == "POST" else None, initial=_initial(http))
    status, look_again = 200, False
    if http.method == "POST" and "preview" in http.POST:
        form.is_valid()
        form.errors.clear()
    elif http.method == "POST":
        look_again = form.is_valid() and http.POST.get("seen") != form.scope().fingerprint(form.starts_at())
        made, status = (None, 200) if look_again else _pause(http, form)
        if made is not None:
            messages.success(http, _said(made))
            return redirect(made)
    context = _preview(http, form, place) | {"look_again": look_again}
    return render(http, "pauses/new.html", context, status=status)


def _said(made: Pause) -> str:
    words = {"reference": made.reference, "what": what(made)}
    if made.is_in_force:
        return _("%(reference)s is in force: %(what)s.") % words
    return _("%(reference)s is scheduled: %(what)s.") % words


def _which(http: HttpRequest, asked: str) -> HttpResponse:
    form = FindJurisdictionForm(http.GET if asked else None)
    near = []
    if asked:
        form.add_error(
            "j", _("No single jurisdiction is called “%(text)s”. Try its code.") % {"text": asked[:80]}
        )
        like = Q(name__icontains=asked) | Q(official_name__icontains=asked)
        named = Jurisdiction.objects.filter(like).select_related("parent")
        near = list(named.order_by("-kind", "name")[:NEAR])
    status = 422 if asked else 200
    return render(http, "pauses/which.html", {"form": form, "near": near}, status=status)


def _initial(http: HttpRequest) -> dict[str, Any]:
    named = Service.objects.filter(code__in=http.GET.getlist("s"), is_active=True)
    services = list(named.values_list("pk", flat=True)) if "s" in http.GET else []
    return {"services": services} if services else {}


def _pause(http: HttpRequest, form: PauseForm) -> tuple[Pause | None, int]:
    if not form.is_valid():
        return None, 422
    try:
        return pause(person_of(http), form.scope(), **form.decision()), 200
    except Refusal as refusal:
        show_refusal(form, refusal)
        return None, refusal.status


def _preview(http: HttpRequest, form: PauseForm, place: Jurisdiction) -> dict[str, Any]:
    scope = form.draft_scope()
    shown = preview_of(scope, form.draft_review_by(), person_of(http), form.starts_at())
    return shown | {"form": form, "place": place, "button": _button(form, shown["effect"])}


def _button(form: PauseForm, effect: Effect) -> str:
    if form["begins"].value() == Begins.LATER:
        words = ngettext(
            "Schedule – would hold %(n)d request", "Schedule – would hold %(n)d requests", effect.held
        )
    else:
        words = ngettext("Pause – hold %(n)d request", "Pause – hold %(n)d requests", effect.held)
    return words % {"n": effect.held}
