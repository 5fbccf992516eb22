"""The pages of jurisdictions."""

from datetime import UTC, datetime

from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jurisdictions.models import WORLD, Jurisdiction, JurisdictionCode
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page

PARTS = 60


def listing(http: HttpRequest) -> HttpResponse:
    """Territories from A to Z; a search looks through every subdivision as well."""
    text = http.GET.get("q", "").strip()
    rows = Jurisdiction.objects.select_related("parent").prefetch_related("codes")
    if text:
        rows = rows.filter(
            Q(name__icontains=text) | Q(official_name__icontains=text) | Q(codes__code__iexact=text)
        ).distinct()
    else:
        rows = rows.filter(kind=Jurisdiction.Kind.TERRITORY).annotate(number_of_parts=Count("parts"))
    page = keyset_page(rows, http, ["name", "pk"], size=100)
    return render(http, "jurisdictions/list.html", {"page": page, "text": text})


def detail(http: HttpRequest, code: str) -> HttpResponse:
    """One jurisdiction; any of its codes leads here."""
    known = JurisdictionCode.objects.select_related("jurisdiction").filter(code=code.upper()).first()
    if known is None:
        raise Http404
    if known.jurisdiction.code != code:
        return redirect(known.jurisdiction)
    place = Jurisdiction.objects.prefetch_related("codes", "instruments__amendments").get(
        pk=known.jurisdiction_id
    )
    above = {node.pk: node for node in Jurisdiction.objects.filter(pk__in=place.ancestors)}
    parts = place.parts.prefetch_related(Prefetch("codes")).order_by("-listed_apart", "name")
    context = {
        "place": place,
        "above": [above[pk] for pk in place.ancestors if pk != place.pk and above[pk].code != WORLD],
        "parts": parts[:PARTS],
        "more_parts": max(0, parts.count() - PARTS),
        "clocks": [(zone.key, f"{datetime.now(UTC).astimezone(zone):%H:%M}") for zone in place.zones[:6]],
        "may_pause": may(person_of(http), Permission.PAUSE, place),
    }
    return render(http, "jurisdictions/detail.html", context)
