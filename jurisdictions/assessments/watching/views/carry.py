"""Carry an assessment forward, and see what the new one keeps of it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import TriggerKind
from jurisdictions.assessments.moving import report_of
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.template import in_words
from jurisdictions.assessments.watching.acts.carry_forward import carry_forward, standing
from jurisdictions.assessments.watching.acts.look_again import look_again
from jurisdictions.assessments.watching.forms.carry import CarryForm, LookedForm
from jurisdictions.assessments.watching.marks import (
    CHANGED,
    GONE,
    NEW,
    UNCHANGED,
    SectionMarks,
    marks_of,
    reads_both,
)
from jurisdictions.assessments.watching.models import TRIGGERS, WatchHit, WatchKind
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.refusals import sent

WORDS = {
    NEW: gettext_lazy("new"),
    CHANGED: gettext_lazy("changed"),
    UNCHANGED: gettext_lazy("unchanged"),
    GONE: gettext_lazy("gone"),
}
TAGS = {NEW: "new", CHANGED: "partly", UNCHANGED: "complied", GONE: "refused"}
SHOWS = {
    "all": gettext_lazy("Everything"),
    "changed": gettext_lazy("New, changed or gone"),
    "unseen": gettext_lazy("Unchanged: not looked at again"),
}


def carry(http: HttpRequest, reference: str) -> HttpResponse:
    """What will be carried, and why it is begun."""
    found = readable_one(person_of(http), reference)
    require(person_of(http), Permission.ASSESS, found.jurisdiction)
    form = CarryForm(http.POST or None, initial=_initial(found))
    made, status = sent(http, form, partial(carry_forward, person_of(http), found))
    if made is not None:
        words = {"reference": found.reference}
        messages.success(http, _("Everything of %(reference)s is carried forward.") % words)
        return redirect("watching:carried", made.reference)
    template = newest(found.track)
    context = {
        "assessment": found,
        "form": form,
        "governed": [(pause, what(pause)) for pause in standing(found)],
        "report": in_words(report_of(found, template, blind_to(person_of(http), found)))
        if template.pk != found.template_id
        else None,
    }
    return render(http, "watching/carry.html", context, status=status)


def _initial(found: Assessment) -> dict[str, Any]:
    """What made it outdated is why the next one is begun."""
    hit = WatchHit.objects.filter(watch__assessment=found).select_related("watch").order_by("pk").first()
    return {
        "title": found.title,
        "trigger": TRIGGERS[WatchKind(hit.watch.kind)] if hit else TriggerKind.SCHEDULED,
        "on": (hit.at if hit else timezone.now()).date(),
        "description": found.outdated_because,
    }


def carried(http: HttpRequest, reference: str) -> HttpResponse:
    """Section by section: new, changed, unchanged, gone; and the word that it was looked at again."""
    found = readable_one(person_of(http), reference)
    if not reads_both(person_of(http), found):
        raise Http404
    section = http.POST.get("section", "")
    form = LookedForm(http.POST or None, prefix=section)
    if http.method == "POST" and form.is_valid():
        look_again(person_of(http), found, section, **form.cleaned_data)
        messages.success(http, _("Written down: you looked at it again."))
        if "back" in http.POST:
            return redirect("assessments:section", reference, section)
        return redirect(reverse("watching:carried", args=[reference]) + f"?show={_show(http)}#s-{section}")
    show, sections = _show(http), marks_of(found, blind_to(person_of(http), found))
    context = {
        "assessment": found,
        "show": show,
        "shows": SHOWS.items(),
        "words": WORDS,
        "tags": TAGS,
        "sections": [
            (one, _shown(one, show), LookedForm(prefix=one.code))
            for one in sections
            if _shown(one, show) or show == "all"
        ],
        "totals": [(WORDS[how], sum(one.number(how) for one in sections)) for how in WORDS],
        "unseen": sum(one.is_unseen for one in sections),
        "writes": found.is_open and may(person_of(http), Permission.ASSESS, found.jurisdiction),
    }
    return render(http, "watching/carried.html", context)


def _show(http: HttpRequest) -> str:
    asked = http.GET.get("show", "all")
    return asked if asked in SHOWS else "all"


def _shown(section: SectionMarks, show: str) -> list[Any]:
    if show == "unseen":
        return [mark for mark in section.marks if mark.how == UNCHANGED] if section.is_unseen else []
    if show == "changed":
        return [mark for mark in section.marks if mark.how != UNCHANGED]
    return list(section.marks)
