"""The map of the world over the matrix of jurisdictions and services, and the matrix as a file."""

from collections import Counter
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.atlas import matrix
from jurisdictions.pauses.atlas.drawing import AREAS, drawing
from jurisdictions.pauses.atlas.forms import AtlasForm
from jurisdictions.pauses.atlas.moment import Moment
from jurisdictions.pauses.atlas.states import Standing, State
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page
from portal.ui.spreadsheet import as_csv

ROWS = 20


def atlas(http: HttpRequest) -> HttpResponse:
    """Everybody of the desk may see what is paused where; whoever may pause a place can begin there."""
    form = AtlasForm(http.GET)
    status = 200 if form.is_valid() else 422
    now = timezone.now()
    moment = Moment(form.moment or now)
    pauser = None if form.moment else person_of(http)
    page = keyset_page(matrix.places(moment, form.text, pauser), http, ["name", "pk"], size=ROWS)
    area = http.GET.get("area", "world")
    area = area if area in AREAS else "world"
    numbers = Counter(moment.territories.values())
    context = {
        "form": form,
        "is_ahead": moment.at > now,
        "page": page,
        "rows": [(place, matrix.cells(moment, place, pauser)) for place in page.rows],
        "services": moment.services,
        "may_pause": pauser is not None and may_anywhere(pauser, Permission.PAUSE),
        "areas": AREAS.items(),
        "area": area,
        "map": drawing(moment.tree.territories, moment.territories, AREAS[area]),
        "legend": [(state, numbers[state]) for state in State],
    }
    return render(http, "pauses/map.html", context, status=status)


def export(http: HttpRequest) -> HttpResponseBase:
    """The matrix as CSV, with every row of the page's question and the moment it is true of."""
    form = AtlasForm(http.GET)
    if not form.is_valid():
        return atlas(http)
    at = form.moment or timezone.now()
    moment = Moment(at)
    pauser = None if form.moment else person_of(http)
    said = at.isoformat(timespec="minutes")

    def lines() -> Iterator[list[str]]:
        for place in matrix.places(moment, form.text, pauser).order_by("name", "pk").iterator():
            yield [said, place.code, place.name, *map(_in_words, moment.row(place))]

    header = [_("As of"), _("Code"), _("Jurisdiction"), *(service.name for service in moment.services)]
    return as_csv(f"paused-{at:%Y-%m-%dT%H%M}Z.csv", header, lines())


def _in_words(standing: Standing) -> str:
    word = str(standing.state.label)
    return f"{word} ({standing.pause.reference})" if standing.pause else word
