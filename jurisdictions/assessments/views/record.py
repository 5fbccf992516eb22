"""The whole record, and the names that it withholds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jurisdictions.assessments.acts.view_names import view_names
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.kept import kept
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.matrix import matrices
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Polarity
from jurisdictions.assessments.questionnaire import say
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.record import record_of
from jurisdictions.assessments.salience import ranking
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.acts.refusals import Refusal
from portal.ui.forms import DeskForm
from portal.ui.refusals import show_refusal


def record(http: HttpRequest, reference: str) -> HttpResponse:
    """The whole record as one page, as signers read it. Names of consultees are asked for with a reason."""
    found = readable_one(person_of(http), reference)
    context = record_context(found, http) | {
        "asks_names": may(person_of(http), Permission.ASSESS, found.jurisdiction)
    }
    if http.method != "POST":
        return render(http, "assessments/record.html", context)
    form, status = DeskForm(http.POST), 200
    form.is_valid()
    try:
        context["names"] = view_names(person_of(http), found, reason=http.POST.get("reason", ""))
    except Refusal as refusal:
        show_refusal(form, refusal)
        status = refusal.status
    return render(http, "assessments/record.html", context | {"form": form}, status=status)


def record_context(found: Assessment, http: HttpRequest) -> dict[str, Any]:
    """What the record's pages show; long lists of rows are folded unless the address says `rows=open`."""
    asked = questionnaire(found.template_id)
    version = found.versions.filter(content_hash=found.content_hash).first() if found.content_hash else None
    blind = blind_to(person_of(http), found)
    rows = blind.in_order(found.impacts.select_related("option").prefetch_related("measures"))
    impacts = list(rows)
    ranked = ranking(blind.visible(impacts))
    return {
        "assessment": found,
        "sections": record_of(found, blind),
        "open_rows": http.GET.get("rows") == "open",
        "blind": blind,
        "kept": list(kept(found, blind)),
        "impacts_section": asked.section_of("impact"),
        "note": say(asked.note),
        "matrices": matrices(ranked, asked),
        "ranking": ranked,
        "positive": [impact for impact in impacts if impact.polarity == Polarity.POSITIVE],
        "version": version,
        "governed": [(pause, what(pause)) for pause in found.governs.with_people()],
    }
