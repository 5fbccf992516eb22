"""The whole record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jurisdictions.assessments.gates.impacts import acted_on
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.matrix import matrix
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.reading import readable_one
from jurisdictions.pauses.sentence import what
from portal.accounts.who import person_of


def record(http: HttpRequest, reference: str) -> HttpResponse:
    """The whole record as one page, as the signers read it."""
    found = readable_one(person_of(http), reference)
    return render(http, "assessments/record.html", record_context(found))


def record_context(found: Assessment) -> dict[str, Any]:
    asked = questionnaire(found.template_id)
    impacts = list(found.impacts.prefetch_related("measures__owner", "measures__verified_by"))
    return {
        "assessment": found,
        "asked": asked,
        "impacts": impacts,
        "matrix": matrix(impacts),
        "severe": {impact.pk for impact in acted_on(found, asked)},
        "version": found.versions.filter(content_hash=found.content_hash).first()
        if found.content_hash
        else None,
        "governed": [(pause, what(pause)) for pause in found.governs.with_people()],
    }
