"""The register, and how an assessment begins."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.compartments import restricted
from jurisdictions.assessments.forms import OpenForm
from jurisdictions.assessments.reading import readable
from jurisdictions.assessments.views.tags import TAGS
from jurisdictions.find import find_jurisdiction
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.who import person_of
from portal.acts.permit import require
from portal.ui.pages import keyset_page
from portal.ui.refusals import sent


def register(http: HttpRequest) -> HttpResponse:
    """All assessments the reader may read."""
    reader = person_of(http)
    page = keyset_page(readable(reader), http, ["-pk"], size=25)
    context = {
        "page": page,
        "restricted": restricted(row.pk for row in page.rows),
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
    made, status = sent(http, form, partial(open_assessment, person_of(http), place))
    if made is not None:
        return redirect(made)
    return render(http, "assessments/new.html", {"form": form, "place": place}, status=status)
