"""Where publications show themselves on pages of the rooms below."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.publishing.acts.begin import SIGNED
from jurisdictions.assessments.publishing.reading import published_for
from jurisdictions.assessments.publishing.views.tags import TAGS
from jurisdictions.assessments.publishing.words import State
from jurisdictions.models import Jurisdiction
from portal.accounts.who import person_of
from portal.ui.panels import panel

SHOWN = 10


@panel("assessment.detail", order=40)
def of_assessment(request: HttpRequest, assessment: Assessment) -> str:
    """What of an assessment is published or on its way, and which clauses it answers."""
    context = {
        "assessment": assessment,
        "rows": assessment.publications.all()[:SHOWN],
        "tags": TAGS,
        "can_begin": assessment.state in SIGNED,
    }
    return render_to_string("publishing/panel.html", context, request)


@panel("assessment.consents")
def under_consents(request: HttpRequest, assessment: Assessment) -> str | None:
    """What a withdrawn consent changes at once."""
    rows = assessment.publications.exclude(state=State.RETRACTED)
    return (
        render_to_string("publishing/consents.html", {"rows": rows, "tags": TAGS}, request) if rows else None
    )


@panel("jurisdiction.detail", order=35)
def of_jurisdiction(request: HttpRequest, jurisdiction: Jurisdiction) -> str | None:
    """What is published about a jurisdiction."""
    rows = published_for(person_of(request)).filter(assessment__jurisdiction=jurisdiction)[:SHOWN]
    return render_to_string("publishing/about.html", {"rows": rows}, request) if rows else None
