"""Another scope in the place of a pause: wider at once, narrower or otherwise by two people and a mandate."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.ask_to_end import ask_to_replace
from jurisdictions.pauses.acts.widen import widen
from jurisdictions.pauses.containing import Change, change_of
from jurisdictions.pauses.effects import freed_by
from jurisdictions.pauses.forms.change import ChangeForm
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope, scope_of
from jurisdictions.pauses.sentence import what
from jurisdictions.pauses.views.detail import found_or_404
from jurisdictions.pauses.views.preview import preview_of
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.ui.refusals import show_refusal


def changing(http: HttpRequest, reference: str) -> HttpResponse:
    """The page: what it covers now, what it would cover, and what that needs."""
    found = found_or_404(reference)
    require(person_of(http), Permission.PAUSE, found.jurisdiction)
    form = ChangeForm(found, http.POST if http.method == "POST" else None)
    status, look_again = 200, False
    if http.method == "POST" and "preview" in http.POST:
        form.is_valid()
        form.errors.clear()
    elif http.method == "POST" and form.is_valid():
        look_again = http.POST.get("seen") != seen(form.scope(), found)
        if not look_again:
            try:
                return _carry_out(http, found, form)
            except Refusal as refusal:
                show_refusal(form, refusal)
                status = refusal.status
    elif http.method == "POST":
        status = 422
    scope = form.draft_scope() if form.is_bound else scope_of(found)
    context = following(found, scope, person_of(http)) | {"form": form, "look_again": look_again}
    context |= {"change": change_of(found, scope, timezone.now()), "freed": freed_by(found, scope)}
    return render(http, "pauses/change.html", context, status=status)


def following(pause: Pause, scope: PauseScope, reader: User) -> dict[str, Any]:
    """The preview of a scope that takes the place of this pause, with what counts as new under it."""
    new_from = scope.new_from_after(pause)
    shown = preview_of(scope, pause.review_by, reader, new_from)
    return shown | {"what": what(scope, new_from), "pause": pause, "place": pause.jurisdiction}


def seen(scope: PauseScope, pause: Pause) -> str:
    """What shows that this preview was seen."""
    return scope.fingerprint(scope.new_from_after(pause))


def _carry_out(http: HttpRequest, found: Pause, form: ChangeForm) -> HttpResponse:
    scope, data = form.scope(), form.cleaned_data
    if change_of(found, scope, timezone.now()) == Change.WIDEN:
        made = widen(person_of(http), found, scope, reason=data["reason"], named=data["named"])
        words = {"next": made.reference, "pause": found.reference}
        messages.success(http, _("%(next)s is in force in the place of %(pause)s.") % words)
        return redirect(made)
    ask_to_replace(person_of(http), found, scope, reason=data["reason"])
    messages.success(http, _("Proposed. Another pause officer confirms it; until then nothing changes."))
    return redirect("pauses:lift", reference=found.reference)
