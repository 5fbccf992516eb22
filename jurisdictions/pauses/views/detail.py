"""One pause, and what can be done about it."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.pauses.acts.ask_to_end import valid_mandate
from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.extend_review import extend_review
from jurisdictions.pauses.effects import effects_at, effects_of
from jurisdictions.pauses.forms.others import ReviewForm
from jurisdictions.pauses.history import history_of, mandates_of
from jurisdictions.pauses.models import ExceptionKind, Pause
from jurisdictions.pauses.sentence import sentence
from jurisdictions.pauses.views.listing import SOON
from jurisdictions.pauses.vocabulary import data_categories, request_types
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.ui.moment import PastForm
from portal.ui.refusals import DONE, sent

REVIEWED_AFTER = timedelta(days=90)


def detail(http: HttpRequest, reference: str) -> HttpResponse:
    """One pause: its sentence, its effect now or at a past moment, its people, what happened to it."""
    found, form = found_or_404(reference), PastForm(http.GET)
    context = about(http, found) | {"form": form}
    if form.moment:
        context["held_then"] = effects_at([found], form.moment)[found.pk].held
    return render(http, "pauses/detail.html", context)


@require_POST
def countersigned(http: HttpRequest, reference: str) -> HttpResponse:
    """Put a second name under it."""
    found = countersign(person_of(http), found_or_404(reference))
    messages.success(http, _("%(reference)s is countersigned.") % {"reference": reference})
    return redirect(found)


@require_POST
def review_later(http: HttpRequest, reference: str) -> HttpResponse:
    """Set another day of review."""
    found, form = found_or_404(reference), ReviewForm(http.POST)
    _later, status = sent(http, form, partial(extend_review, person_of(http), found))
    if status == DONE:
        messages.success(http, _("The day of review is moved."))
        return redirect(found)
    return render(http, "pauses/detail.html", about(http, found) | {"review_form": form}, status=status)


def found_or_404(reference: str) -> Pause:
    """The pause of this reference, with the names its sentence needs."""
    return get_object_or_404(Pause.objects.with_people(), reference=reference)


def exceptions_of(entries: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The exceptions of a pause in words, each with its criteria."""
    return [
        (_("Exception: %(kind)s") % {"kind": ExceptionKind(entry["kind"]).label}, entry["criteria"])
        for entry in entries
    ]


def about(http: HttpRequest, found: Pause) -> dict[str, Any]:
    """What every page of one pause shows."""
    person: User = person_of(http)
    officer = may(person, Permission.PAUSE, found.jurisdiction)
    unsigned = found.countersigned_by_id is None and not found.is_lifted
    today = timezone.now().date()
    mandate, mandates = valid_mandate(found), mandates_of(found, person)
    return {
        "pause": found,
        "sentence": sentence(found),
        "effect": effects_of([found])[found.pk],
        "type_names": request_types.in_words(found.request_types),
        "excluded_names": request_types.in_words(found.excluded_types),
        "exceptions": exceptions_of(found.exceptions),
        "followed_by": Pause.objects.filter(replaces=found).first(),
        "category_names": data_categories.in_words(found.data_categories),
        "zone": found.jurisdiction.time_zones[:1],
        "mandate": mandate,
        "mandate_url": next((signed.url for signed in mandates if signed.mandate == mandate), ""),
        "mandates": mandates,
        "proposal": found.proposals.filter(answer="").select_related("asked_by").first(),
        "officer": officer,
        "may_countersign": officer and unsigned and found.decided_by_id != person.pk,
        "waits_for_another": officer and unsigned and found.decided_by_id == person.pk,
        "history": history_of(found),
        "review_form": ReviewForm(initial={"review_by": today + REVIEWED_AFTER, "was": found.review_by}),
        "review_due": not found.is_lifted and found.review_by <= today + SOON,
    }
