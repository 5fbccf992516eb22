"""What happened in a place: cases and readings, and the pages that note them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.watching.acts.note import note_case, note_index
from jurisdictions.assessments.watching.forms import CaseForm, IndexForm
from jurisdictions.models import Jurisdiction
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.pages import keyset_page
from portal.ui.refusals import sent

READINGS = 50


def signals(http: HttpRequest, code: str) -> HttpResponse:
    """Everything noted about a place, the newest first."""
    place = get_object_or_404(Jurisdiction, code=code)
    cases = place.enforcement_cases.select_related("by", "instrument")
    context = {
        "place": place,
        "page": keyset_page(cases, http, ["-pk"], size=25),
        "readings": place.index_observations.select_related("by")[:READINGS],
        "writes": may(person_of(http), Permission.ASSESS, place),
    }
    return render(http, "watching/signals.html", context)


def case(http: HttpRequest, code: str) -> HttpResponse:
    """Note an enforcement case."""
    place = get_object_or_404(Jurisdiction, code=code)
    title = _("Note an enforcement case")
    return _note(http, place, CaseForm(http.POST or None).offer(place), note_case, title)


def index(http: HttpRequest, code: str) -> HttpResponse:
    """Note a newer reading of an index."""
    place = get_object_or_404(Jurisdiction, code=code)
    return _note(http, place, IndexForm(http.POST or None), note_index, _("Note a reading of an index"))


def _note(
    http: HttpRequest, place: Jurisdiction, form: Any, act: Callable[..., object], title: str
) -> HttpResponse:
    require(person_of(http), Permission.ASSESS, place)
    noted, status = sent(http, form, partial(act, person_of(http), place))
    if noted is not None:
        messages.success(http, _("It is noted. Assessments that watch it are marked within a minute."))
        return redirect("watching:signals", place.code)
    context = {"place": place, "form": form, "title": title}
    return render(http, "watching/note.html", context, status=status)
