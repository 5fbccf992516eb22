"""Where watches show themselves on other pages."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.models import Assessment, Version
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.reading import readable, reads
from jurisdictions.assessments.watching.acts.carry_forward import CARRIED, OPEN
from jurisdictions.assessments.watching.acts.outdate import unused_mandates
from jurisdictions.assessments.watching.due import days_of
from jurisdictions.assessments.watching.marks import marks_of, reads_both
from jurisdictions.assessments.watching.models import IndexObservation
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ui.panels import panel

SHOWN = 10
WATCHED = {State.SIGNED, State.OUTDATED}


@panel("assessment.head", order=10)
def above(request: HttpRequest, assessment: Assessment) -> str | None:
    """That it is outdated, and why; what it carries forward, or what carries it forward."""
    is_signed = assessment.state not in OPEN
    next_one = assessment.carried_on_by.order_by("-pk").first()
    if not is_signed and assessment.carries_on_id is None:
        return None
    kin = [pk for pk in (assessment.carries_on_id, next_one and next_one.pk) if pk]
    allowed = set(readable(person_of(request)).filter(pk__in=kin).values_list("pk", flat=True)) if kin else ()
    outdated = assessment.state == State.OUTDATED
    writes = may(person_of(request), Permission.ASSESS, assessment.jurisdiction)
    context = {
        "assessment": assessment,
        "is_outdated": outdated,
        "mandates": unused_mandates(assessment).select_related("pause") if outdated else (),
        "next_one": next_one,
        "allowed": allowed,
        "carries": writes and assessment.state in CARRIED and next_one is None,
    }
    return render_to_string("watching/head.html", context, request)


@panel("assessment.section_page", order=20)
def on_section(request: HttpRequest, assessment: Assessment, section: str) -> str | None:
    """How much of a section is new against the one before, and the word that the rest is right still."""
    if not reads_both(person_of(request), assessment):
        return None
    marks = marks_of(assessment, blind_to(person_of(request), assessment))
    found = next((one for one in marks if one.code == section), None)
    if found is None or not found.marks:
        return None
    context = {"assessment": assessment, "marks": found, "counts": found.counts}
    return render_to_string("watching/section.html", context, request)


@panel("assessment.rail", order=20)
def beside(request: HttpRequest, assessment: Assessment) -> str | None:
    """Its days, and the way to what is watched. Its day of review tells how severe the impacts are."""
    if assessment.state not in WATCHED:
        return None
    context = {
        "assessment": assessment,
        "days": None if blind_to(person_of(request), assessment) else days_of(assessment),
        "number": assessment.watches.filter(stopped_at=None).count(),
    }
    return render_to_string("watching/rail.html", context, request)


@panel("assessment.snapshot", order=10)
def since_then(request: HttpRequest, assessment: Assessment, version: Version | None) -> str | None:
    """Beside the indices as they were frozen: what was read of them since."""
    if version is None:
        return None
    newer = IndexObservation.objects.filter(
        jurisdiction_id__in=assessment.jurisdiction.ancestors, at__gt=version.at
    )[:SHOWN]
    return render_to_string("watching/newer.html", {"readings": newer}, request) if newer else None


@panel("pause.detail", order=10)
def on_pause(request: HttpRequest, pause: Pause) -> str | None:
    """That the decision a pause rests on is outdated: everybody who sees the pause sees that much."""
    if pause.is_lifted:
        return None
    governing = Assessment.objects.filter(governs__in=pause.and_former).select_related("jurisdiction")
    outdated = list(governing.filter(state=State.OUTDATED).distinct()[:SHOWN])
    if not outdated or governing.filter(state=State.SIGNED).exists():
        return None
    allowed = set(
        readable(person_of(request)).filter(pk__in=[one.pk for one in outdated]).values_list("pk", flat=True)
    )
    return render_to_string("watching/on_pause.html", {"rows": outdated, "allowed": allowed}, request)


@panel("jurisdiction.detail", order=40)
def of_jurisdiction(request: HttpRequest, jurisdiction: Jurisdiction) -> str | None:
    """Cases and readings noted there."""
    if not reads(person_of(request)):
        return None
    context = {
        "place": jurisdiction,
        "cases": jurisdiction.enforcement_cases.all()[:3],
        "readings": jurisdiction.index_observations.all()[:3],
        "writes": may(person_of(request), Permission.ASSESS, jurisdiction),
    }
    if not (context["cases"] or context["readings"] or context["writes"]):
        return None
    return render_to_string("watching/of_jurisdiction.html", context, request)


@panel("home.main", order=28)
def to_decide_anew(request: HttpRequest) -> str | None:
    """Outdated assessments the reader may read."""
    rows = readable(person_of(request)).filter(state=State.OUTDATED)[:SHOWN]
    return render_to_string("watching/home.html", {"rows": rows}, request) if rows else None
