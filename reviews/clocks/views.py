"""The page of deadlines, now or at a past moment."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.who import person_of
from portal.ui.moment import PastForm
from portal.ui.pages import keyset_page
from reviews.clocks.reading import Kind, deadlines
from reviews.clocks.running import running
from reviews.models import Clock

AT_A_GLANCE = 10
TITLES: dict[Kind, str | Promise] = {
    Kind.STATUTORY: _("Set by law"),
    Kind.INTERNAL: _("Set by this desk"),
    Kind.STOPPED: _("Set by this desk, stopped by a pause"),
}
NOTES: dict[Kind, str | Promise] = {
    Kind.STATUTORY: _("These run on while a pause holds the request."),
    Kind.INTERNAL: _("Time under a pause is not counted."),
    Kind.STOPPED: _("They go on when the pause is lifted, with the time that was left."),
}


def deadlines_page(http: HttpRequest) -> HttpResponse:
    """Deadlines coming and overdue: each list at a glance, or one of them in full."""
    kind, form = http.GET.get("kind", ""), PastForm(http.GET)
    if kind in list(Kind):
        return _in_full(http, Kind(kind), form)
    lists = []
    for one in Kind:
        rows, at = _asked(http, one, form)
        facts = {"kind": one, "title": TITLES[one], "note": NOTES[one]}
        lists.append({**facts, "rows": running(rows[:AT_A_GLANCE], at)})
    return render(http, "clocks/list.html", {"lists": lists, "most": AT_A_GLANCE, "form": form})


def _in_full(http: HttpRequest, kind: Kind, form: PastForm) -> HttpResponse:
    rows, at = _asked(http, kind, form)
    page = keyset_page(rows, http, ["due_at", "pk"])
    context: dict[str, Any] = {"kind": kind, "title": TITLES[kind], "note": NOTES[kind], "form": form}
    context |= {"kept": {"kind": kind.value}, "page": page, "rows": running(page.rows, at)}
    return render(http, "clocks/one_list.html", context)


def _asked(http: HttpRequest, kind: Kind, form: PastForm) -> tuple[QuerySet[Clock], datetime]:
    """The list and the moment at which it stands: the one asked for, or now."""
    at = form.moment or timezone.now()
    return deadlines(person_of(http), kind, at, past=form.moment is not None), at
