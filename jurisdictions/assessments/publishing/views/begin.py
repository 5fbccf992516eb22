"""Which publications an assessment has, and which clauses it answers."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jurisdictions.assessments.publishing.acts.begin import SIGNED, begin
from jurisdictions.assessments.publishing.coverage import coverage_of, heading
from jurisdictions.assessments.publishing.edition.headings import headings
from jurisdictions.assessments.publishing.forms import BeginForm
from jurisdictions.assessments.publishing.reading import all_publications, published_for
from jurisdictions.assessments.publishing.views.tags import TAGS
from jurisdictions.assessments.reading import readable_one
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ui.pages import keyset_page
from portal.ui.refusals import sent


def of_assessment(http: HttpRequest, reference: str) -> HttpResponse:
    """The publications of an assessment, and how another one begins."""
    found = readable_one(person_of(http), reference)
    form = BeginForm(http.POST or None)
    made, status = sent(http, form, partial(begin, person_of(http), found))
    if made is not None:
        return redirect(made)
    context = {
        "assessment": found,
        "rows": all_publications().filter(assessment=found),
        "tags": TAGS,
        "form": form,
        "begins": found.state in SIGNED and may(person_of(http), Permission.ASSESS, found.jurisdiction),
    }
    return render(http, "publishing/of_assessment.html", context, status=status)


def register(http: HttpRequest) -> HttpResponse:
    """Everything that is published and this reader may read."""
    page = keyset_page(published_for(person_of(http)), http, ["-pk"], size=25)
    return render(http, "publishing/list.html", {"page": page, "tags": TAGS})


def coverage(http: HttpRequest, reference: str) -> HttpResponse:
    """Which answers answer which clause; at any time, signed or not."""
    found = readable_one(person_of(http), reference)
    frameworks = [(heading(one), one) for one in coverage_of(found)]
    context = {"assessment": found, "frameworks": frameworks, "words": headings()}
    return render(http, "publishing/coverage.html", context)
