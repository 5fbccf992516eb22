"""The pages of assessments."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jurisdictions.assessments.acts.edit import edit
from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.acts.sign import agreeing, sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.forms import OpenForm, SignForm, changes, own_form, row_sets
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.gates.impacts import acted_on
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.matrix import matrix
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import SignerRole, State
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable, readable_one, roles_of
from jurisdictions.assessments.refusals import NotReady
from jurisdictions.find import find_jurisdiction
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.acts.refusals import Refusal
from portal.ledger.models import Event
from portal.ui.pages import keyset_page
from portal.ui.refusals import show_refusal

TAGS = {
    State.DRAFT: "new",
    State.SIGNING: "waiting",
    State.SIGNED: "complied",
    State.OUTDATED: "overdue",
    State.WITHDRAWN: "neutral",
}


def register(http: HttpRequest) -> HttpResponse:
    """All assessments the reader may read."""
    reader = person_of(http)
    context = {
        "page": keyset_page(readable(reader), http, ["-pk"], size=25),
        "tags": TAGS,
        "begins": may_anywhere(reader, Permission.ASSESS),
    }
    return render(http, "assessments/list.html", context)


def new(http: HttpRequest) -> HttpResponse:
    """Begin one, usually from a pause."""
    pause = Pause.objects.select_related("jurisdiction").filter(reference=http.GET.get("pause", "")).first()
    place = pause.jurisdiction if pause else find_jurisdiction(http.GET.get("j", ""))
    if place is None:
        return render(http, "assessments/which.html", {"asked": http.GET.get("j", "")})
    require(person_of(http), Permission.ASSESS, place)
    form = OpenForm(http.POST or None, initial={"governs": [pause.pk] if pause else []})
    form.fields["governs"].queryset = Pause.objects.not_lifted().filter(jurisdiction=place)  # type: ignore[attr-defined]
    form.fields["governs"].label_from_instance = lambda row: f"{row.reference} – {what(row)}"  # type: ignore[attr-defined]
    status = 200
    if http.method == "POST" and form.is_valid():
        try:
            made = open_assessment(person_of(http), place, **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
            status = refusal.status
        else:
            return redirect(made)
    elif http.method == "POST":
        status = 422
    return render(http, "assessments/new.html", {"form": form, "place": place}, status=status)


def detail(http: HttpRequest, reference: str) -> HttpResponse:
    """The task list: sections, what blocks sign-off, signatures."""
    found = readable_one(person_of(http), reference)
    return render(http, "assessments/detail.html", _detail(http, found))


def _detail(http: HttpRequest, found: Assessment) -> dict[str, Any]:
    asked = questionnaire(found.template_id)
    missing = blockers(found) if found.is_open else []
    waiting = {blocker.section for blocker in missing}
    there = agreeing(found)
    events = Event.objects.select_related("actor").filter(
        subject_kind="assessments.assessment", subject_id=found.pk
    )
    return {
        "assessment": found,
        "tag": TAGS[State(found.state)],
        "zone": found.jurisdiction.time_zones[:1],
        "sections": [(part.code, say(part.title), part.code in waiting) for part in asked.sections.values()],
        "blockers": [(blocker, say(asked.sections[blocker.section].title)) for blocker in missing],
        "governed": [(pause, what(pause)) for pause in found.governs.with_people()],
        "signatures": [(role.label, there.get(role)) for role in SignerRole],
        "refused": found.signatures.exclude(verdict__in=["sign", "reservation"]).select_related("person"),
        "writes": may(person_of(http), Permission.ASSESS, found.jurisdiction),
        "signs": found.state == State.SIGNING and roles_of(person_of(http), found),
        "events": events.order_by("-pk")[:20],
    }


def section(http: HttpRequest, reference: str, section: str) -> HttpResponse:
    """One theme: the assessment's own fields and its rows, saved together."""
    found = readable_one(person_of(http), reference)
    asked = questionnaire(found.template_id)
    if section not in asked.sections:
        raise Http404
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    data = http.POST or None
    form, sets = own_form(found, section, data), row_sets(found, section, data)
    refused: Refusal | None = None
    valid = (form is None or form.is_valid()) & all(rows.is_valid() for rows in sets)
    if http.method == "POST" and valid:
        try:
            edit(
                person_of(http),
                found,
                section,
                **_own_values(form),
                rows=changes(sets),
                lock_version=int(http.POST.get("lock_version", -1)),
            )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(http, _("Saved."))
            return redirect(
                "assessments:section" if "more" in http.POST else "assessments:detail",
                reference,
                *([section] if "more" in http.POST else []),
            )
    context = {
        "assessment": found,
        "section": section,
        "label": say(asked.sections[section].title),
        "form": form,
        "sets": sets,
        "refusal": refused,
        "lock_version": http.POST.get("lock_version", found.lock_version),
        "blockers": [blocker for blocker in blockers(found) if blocker.section == section],
        "help": say(asked.sections[section].help),
        "anchored": "impact" in asked.sections[section].rows,
    }
    status = refused.status if refused else (422 if http.method == "POST" else 200)
    return render(http, "assessments/section.html", context, status=status)


def _own_values(form: Any) -> dict[str, Any]:
    values = dict(form.cleaned_data) if form else {}
    services = values.pop("services", None)
    return {"fields": values, "services": services}


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


def record(http: HttpRequest, reference: str) -> HttpResponse:
    """The whole record as one page, as the signers read it."""
    found = readable_one(person_of(http), reference)
    return render(http, "assessments/record.html", _record(found))


def _record(found: Assessment) -> dict[str, Any]:
    asked = questionnaire(found.template_id)
    impacts = list(found.impacts.prefetch_related("measures__owner", "measures__verified_by"))
    return {
        "assessment": found,
        "asked": asked,
        "impacts": impacts,
        "matrix": matrix(impacts),
        "severe": {impact.pk for impact in acted_on(found, asked)},
        "version": found.versions.filter(content_hash=found.content_hash).first()
        if found.content_hash
        else None,
        "governed": [(pause, what(pause)) for pause in found.governs.with_people()],
    }


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
    context = _record(found) | {"form": form, "roles": roles, "open": found.state == State.SIGNING}
    return render(http, "assessments/sign.html", context, status=status)
