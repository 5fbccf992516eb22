"""The page of deadlines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.who import person_of
from portal.ui.pages import keyset_page
from reviews.clocks.reading import Kind, deadlines
from reviews.clocks.running import running

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
    kind = http.GET.get("kind", "")
    if kind in list(Kind):
        return _in_full(http, Kind(kind))
    person, now = person_of(http), timezone.now()
    lists = [
        {
            "kind": kind,
            "title": TITLES[kind],
            "note": NOTES[kind],
            "rows": running(deadlines(person, kind, now)[:AT_A_GLANCE], now),
        }
        for kind in Kind
    ]
    return render(http, "clocks/list.html", {"lists": lists, "most": AT_A_GLANCE})


def _in_full(http: HttpRequest, kind: Kind) -> HttpResponse:
    now = timezone.now()
    page = keyset_page(deadlines(person_of(http), kind, now), http, ["due_at", "pk"])
    context = {"kind": kind, "title": TITLES[kind], "note": NOTES[kind], "page": page}
    return render(http, "clocks/one_list.html", {**context, "rows": running(page.rows, now)})
