"""All pauses, a tab at a time."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from jurisdictions.pauses.effects import effects_of
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.querysets import PauseQuerySet
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page

SOON = timedelta(days=14)
ROWS = 25
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
        return rows.not_lifted().filter(review_by__lte=timezone.now().date() + SOON)
    return rows.in_force()


def overview(http: HttpRequest) -> HttpResponse:
    """Who, why, since when, until when, and how many they hold. Everybody of the desk may see that."""
    tab = http.GET.get("tab", "in-force")
    tab = tab if tab in TABS else "in-force"
    page = keyset_page(_tab(tab), http, ["-pk"], size=ROWS)
    effects = effects_of(page.rows)
    context = {
        "tabs": TABS.items(),
        "tab": tab,
        "page": page,
        "rows": [(row, what(row), effects[row.pk]) for row in page.rows],
        "today": timezone.now().date(),
        "may_pause": may_anywhere(person_of(http), Permission.PAUSE),
    }
    return render(http, "pauses/list.html", context)
