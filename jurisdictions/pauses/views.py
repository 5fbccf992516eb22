"""The pages of pauses."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from jurisdictions.find import find_jurisdiction
from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.extend_review import extend_review
from jurisdictions.pauses.acts.lift import lift, valid_mandate
from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.effects import effects_of, forecast
from jurisdictions.pauses.forms import FindJurisdictionForm, PauseForm, ReviewForm
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.querysets import PauseQuerySet
from jurisdictions.pauses.sentence import sentence, what
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.ledger.models import Event
from portal.ui.pages import keyset_page
from portal.ui.refusals import show_refusal

SOON = timedelta(days=14)
TABS = {
    "in-force": gettext_lazy("In force"),
    "scheduled": gettext_lazy("Scheduled"),
    "countersign": gettext_lazy("Awaiting countersign"),
    "review": gettext_lazy("Review due"),
    "lifted": gettext_lazy("Lifted"),
}


def _tab(name: str) -> PauseQuerySet:
    rows = Pause.objects.with_people()
    if name == "lifted":
        return rows.lifted()
    if name == "scheduled":
        return rows.scheduled()
    if name == "countersign":
        return rows.not_lifted().filter(countersigned_by=None)
    if name == "review":
        return rows.in_force().filter(review_by__lte=timezone.now().date() + SOON)
    return rows.in_force()


def overview(http: HttpRequest) -> HttpResponse:
    """All pauses, a tab at a time: who, why, since when, until when, and how many they hold."""
    tab = http.GET.get("tab", "in-force")
    tab = tab if tab in TABS else "in-force"
    page = keyset_page(_tab(tab), http, ["-pk"], size=25)
    effects = effects_of(page.rows)
    rows = [(row, what(row), effects[row.pk]) for row in page.rows]
    context = {"tabs": TABS.items(), "tab": tab, "page": page, "rows": rows, "today": timezone.now().date()}
    return render(http, "pauses/list.html", context)


def new(http: HttpRequest) -> HttpResponse:
    """Say what is paused and why, having seen what it will hold."""
    asked = http.POST.get("j") or http.GET.get("j", "")
    place = find_jurisdiction(asked) if asked else None
    if place is None:
        return _which(http, asked)
    require(http.user, Permission.PAUSE, place)  # type: ignore[arg-type]
    form = PauseForm(place, http.POST or None, initial=_initial(http))
    status = 200
    if http.method == "POST" and "preview" not in http.POST:
        made, status = _pause(http, form)
        if made is not None:
            messages.success(http, _("%(reference)s is in force: %(what)s.") % _named(made))
            return redirect(made)
    return render(http, "pauses/new.html", _preview(form, place), status=status)


def _named(made: Pause) -> dict[str, str]:
    return {"reference": str(made.reference), "what": what(made)}


def _which(http: HttpRequest, asked: str) -> HttpResponse:
    form = FindJurisdictionForm(http.GET if asked else None)
    if asked:
        form.add_error(
            "j", _("No single jurisdiction is called “%(text)s”. Try its code.") % {"text": asked[:80]}
        )
    return render(http, "pauses/which.html", {"form": form}, status=422 if asked else 200)


def _initial(http: HttpRequest) -> dict[str, Any]:
    codes = http.GET.getlist("s")
    return (
        {"services": list(Service.objects.filter(code__in=codes).values_list("pk", flat=True))}
        if codes
        else {}
    )


def _pause(http: HttpRequest, form: PauseForm) -> tuple[Pause | None, int]:
    if not form.is_valid():
        return None, 422
    data = form.cleaned_data
    try:
        made = pause(
            http.user,  # type: ignore[arg-type]
            form.scope(),
            reason=data["reason"],
            conditions=data["conditions"],
            review_by=data["review_by"],
            starts_at=data["starts_at"],
        )
    except Refusal as refusal:
        show_refusal(form, refusal)
        return None, refusal.status
    return made, 200


def _preview(form: PauseForm, place: Jurisdiction) -> dict[str, Any]:
    errors = form.errors if form.is_bound else None
    scope = form.draft_scope()
    if errors is not None:
        form._errors = errors
    effect = forecast(scope)
    names = dict(Service.objects.values_list("pk", "name"))
    button = ngettext("Pause – hold %(n)d request", "Pause – hold %(n)d requests", effect.held) % {
        "n": effect.held
    }
    return {
        "form": form,
        "place": place,
        "effect": effect,
        "what": what(scope),
        "button": button,
        "by_service": sorted(
            ((names[pk], n) for pk, n in effect.by_service.items()), key=lambda row: -row[1]
        ),
        "overlapping": Pause.objects.with_people().not_lifted().reaching(place),
    }


def detail(http: HttpRequest, reference: str) -> HttpResponse:
    """One pause: its sentence, its effect, its people, what happened to it."""
    found = _found(reference)
    return render(http, "pauses/detail.html", _detail(http, found))


def _found(reference: str) -> Pause:
    return get_object_or_404(Pause.objects.with_people(), reference=reference)


def _detail(http: HttpRequest, found: Pause) -> dict[str, Any]:
    person: User = http.user  # type: ignore[assignment]
    officer = may(person, Permission.PAUSE, found.jurisdiction)
    events = Event.objects.select_related("actor").filter(subject_kind="pauses.pause", subject_id=found.pk)
    return {
        "pause": found,
        "sentence": sentence(found),
        "what": what(found),
        "effect": effects_of([found])[found.pk],
        "services": found.service_list(),
        "zone": found.jurisdiction.time_zones[:1],
        "mandate": valid_mandate(found),
        "officer": officer,
        "may_countersign": officer
        and found.countersigned_by_id is None
        and not found.is_lifted
        and found.decided_by_id != person.pk,
        "events": events.order_by("-pk")[:30],
        "review_form": ReviewForm(initial={"review_by": found.review_by}),
        "review_due": not found.is_lifted and found.review_by <= timezone.now().date() + SOON,
    }


@require_POST
def countersigned(http: HttpRequest, reference: str) -> HttpResponse:
    """Put a second name under it."""
    found = countersign(http.user, _found(reference))  # type: ignore[arg-type]
    messages.success(http, _("%(reference)s is countersigned.") % {"reference": reference})
    return redirect(found)


@require_POST
def review_later(http: HttpRequest, reference: str) -> HttpResponse:
    """Set a later day of review."""
    found, form = _found(reference), ReviewForm(http.POST)
    status = 422
    if form.is_valid():
        try:
            extend_review(http.user, found, **form.cleaned_data)  # type: ignore[arg-type]
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            messages.success(http, _("The day of review is moved."))
            return redirect(found)
    return render(http, "pauses/detail.html", _detail(http, found) | {"review_form": form}, status=status)


def lifting(http: HttpRequest, reference: str) -> HttpResponse:
    """What a lift needs and does, and the lift itself."""
    found = _found(reference)
    if http.method == "POST":
        lift(http.user, found)  # type: ignore[arg-type]
        messages.success(
            http,
            _("%(reference)s is lifted. What it held can be worked on again.") % {"reference": reference},
        )
        return redirect(found)
    return render(http, "pauses/lift.html", _detail(http, found))
