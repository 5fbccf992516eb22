"""The log of changes, the newest first: who changed what, when, from what to what, and why."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jurisdictions.assessments.blind import require_sight
from jurisdictions.assessments.changes_in_words import in_words
from jurisdictions.assessments.log import breaks, head_of
from jurisdictions.assessments.models import Change
from jurisdictions.assessments.reading import readable_one
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page

SIZE = 25
ROW = re.compile(r"([a-z]+):(\d{1,18})")


@require_GET
def changes(http: HttpRequest, reference: str) -> HttpResponse:
    """All of it, or of one row (`?about=impact:3`, a path as citations have it).

    Kept from whoever is to rate blind: even how often something changed tells of it.
    """
    found = readable_one(person_of(http), reference)
    require_sight(person_of(http), found)
    rows = Change.objects.filter(assessment=found).select_related("who")
    about = ROW.match(http.GET.get("about", ""))
    if about:
        rows = rows.filter(kind__in=_kinds(about[1]), row=int(about[2]))
    page = keyset_page(rows, http, ["-pk"], size=SIZE)
    context = {
        "assessment": found,
        "page": page,
        "logged": in_words(page.rows),
        "about": about[0] if about else "",
        "number": found.changes.count(),
        "head": head_of(found),
        "breaks": breaks(found),
        "zone": found.jurisdiction.time_zones[:1],
    }
    return render(http, "assessments/changes.html", context)


def _kinds(kind: str) -> list[str]:
    """A kind of row with the tables that join others to it."""
    joined = {"assessment": ["governs", "services"], "measure": ["impacts"], "impact": ["provisions"]}
    return [kind, *(f"{kind}.{name}" for name in joined.get(kind, ()))]
