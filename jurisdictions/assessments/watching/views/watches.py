"""What is watched about one assessment, and what was seen."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.views.tags import TAGS
from jurisdictions.assessments.watching.acts.set_watch import set_watch, stop_watch
from jurisdictions.assessments.watching.due import days_of
from jurisdictions.assessments.watching.forms import StopForm, WatchForm
from jurisdictions.assessments.watching.looks.dates import open_measures
from jurisdictions.assessments.watching.models import MeasureReport, Watch, WatchHit, WatchKind
from jurisdictions.assessments.watching.said import said
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.refusals import DONE, show_refusal

HITS = 50


@dataclass
class Line:
    """One kind on the page: its watch, what it is set to, and the forms that change it."""

    kind: WatchKind
    watch: Watch | None
    said: str
    set_form: WatchForm
    stop_form: StopForm | None

    @property
    def is_watched(self) -> bool:
        return self.watch is not None and self.watch.stopped_at is None

    @property
    def is_open(self) -> bool:
        """Whether a form of it came back with something to mend."""
        return bool(self.set_form.errors or (self.stop_form and self.stop_form.errors))


def watches(http: HttpRequest, reference: str) -> HttpResponse:
    """The page; what is sent to it sets or stops one watch."""
    found = readable_one(person_of(http), reference)
    lines = _lines(found, http)
    status = 200
    if http.method == "POST":
        status = _change(http, found, lines)
        if status == DONE:
            return redirect("watching:watches", reference)
    return render(http, "watching/watches.html", _context(http, found, lines), status=status)


def _lines(found: Assessment, http: HttpRequest) -> dict[str, Line]:
    there = {watch.kind: watch for watch in found.watches.select_related("set_by", "stopped_by")}
    kind, stops = http.POST.get("kind"), "stop" in http.POST
    lines = {}
    for one in WatchKind:
        watch = there.get(one)
        sent = http.POST if kind == one else None
        can_stop = watch is not None and watch.stopped_at is None and one != WatchKind.DATES
        lines[one.value] = Line(
            one,
            watch,
            said(watch) if watch else "",
            WatchForm(one, watch, None if stops else sent),
            StopForm(one, sent if stops else None) if can_stop else None,
        )
    return lines


def _change(http: HttpRequest, found: Assessment, lines: dict[str, Line]) -> int:
    line = lines.get(http.POST.get("kind", ""))
    form: Any = line and (line.stop_form if "stop" in http.POST else line.set_form)
    if line is None or form is None or not form.is_valid():
        return 422
    try:
        if isinstance(form, StopForm) and line.watch is not None:
            stop_watch(person_of(http), line.watch, **form.cleaned_data)
            messages.success(http, _("It is watched no more."))
        else:
            set_watch(person_of(http), found, line.kind, **form.cleaned_data)
            messages.success(http, _("It is watched."))
    except Refusal as refusal:
        show_refusal(form, refusal)
        return refusal.status
    return DONE


def _context(http: HttpRequest, found: Assessment, lines: dict[str, Line]) -> dict[str, Any]:
    writes = may(person_of(http), Permission.ASSESS, found.jurisdiction)
    is_signed = found.state in {State.SIGNED, State.OUTDATED}
    reports = MeasureReport.objects.filter(measure__assessment=found).select_related("measure", "by")
    hits = WatchHit.objects.filter(watch__assessment=found).select_related("watch")
    return {
        "assessment": found,
        "tag": TAGS[State(found.state)],
        "zone": found.jurisdiction.time_zones[:1],
        "days": days_of(found) if is_signed and not blind_to(person_of(http), found) else None,
        "lines": list(lines.values()) if lines and found.watches.exists() else [],
        "writes": writes and is_signed,
        "changes": writes and found.state == State.SIGNED,
        "raises": is_signed,
        "measures": open_measures(found) if is_signed else [],
        "reports": reports,
        "hits": hits.order_by("-pk")[:HITS],
    }
