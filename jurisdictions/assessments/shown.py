"""Where assessments show themselves outside their own pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import AGREEING, State
from jurisdictions.assessments.reading import kept_from, readable, reads, roles_of
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.ui import nav
from portal.ui.panels import panel

SHOWN = 10

nav.register(nav.NavItem(_("Assessments"), "assessments:list", "a", 50, reads))


@panel("pause.detail", order=20)
def of_pause(request: HttpRequest, pause: Pause) -> str:
    """The assessments that govern a pause, and the way to begin one."""
    person = person_of(request)
    context = {
        "rows": readable(person).filter(governs__in=pause.and_former).distinct()[:SHOWN],
        "kept": kept_in_panel(person, kept_from(person).filter(governs__in=pause.and_former).distinct()),
        "pause": pause,
        "place": pause.jurisdiction,
        "begins": may(person_of(request), Permission.ASSESS, pause.jurisdiction) and not pause.is_lifted,
    }
    return render_to_string("assessments/panel.html", context, request)


@panel("jurisdiction.detail", order=30)
def of_jurisdiction(request: HttpRequest, jurisdiction: Jurisdiction) -> str | None:
    """The assessments of a jurisdiction, for those who may read them."""
    person = person_of(request)
    if not reads(person) and not may_anywhere(person, Permission.OPEN_RESTRICTED):
        return None
    rows = readable(person).filter(jurisdiction=jurisdiction)[:SHOWN]
    kept = kept_in_panel(person, kept_from(person).filter(jurisdiction=jurisdiction))
    begins = may(person_of(request), Permission.ASSESS, jurisdiction)
    context = {"rows": rows, "kept": kept, "place": jurisdiction, "begins": begins}
    return render_to_string("assessments/panel.html", context, request)


@panel("assessment.section_page", order=10)
def own_figures(request: HttpRequest, assessment: Assessment, section: str) -> str | None:
    """On the page that asks for figures of our own: the way to have the desk count them."""
    if "ownfigure" not in questionnaire(assessment.template_id).sections[section].rows:
        return None
    return render_to_string("assessments/figures_note.html", {"assessment": assessment}, request)


@panel("home.main", order=30)
def to_sign(request: HttpRequest) -> str | None:
    """What waits for the reader's signature."""
    rows = [
        row
        for row in readable(person_of(request)).filter(state=State.SIGNING)[:SHOWN]
        if not row.signatures.filter(
            person=person_of(request), content_hash=row.content_hash, verdict__in=AGREEING
        ).exists()
        and roles_of(person_of(request), row)
    ]
    return render_to_string("assessments/to_sign.html", {"rows": rows}, request) if rows else None


@panel("request.context", order=20)
def behind_request(request: HttpRequest, item: Any) -> str | None:
    """The last signed decision on the agency's jurisdiction, without its content."""
    signed = Assessment.objects.filter(jurisdiction=item.agency_jurisdiction, state=State.SIGNED)
    latest = signed.order_by("-signed_at").first()
    if latest is None:
        return None
    names = not latest.restrictions.exists() or readable(person_of(request)).filter(pk=latest.pk).exists()
    return render_to_string("assessments/latest.html", {"latest": latest, "names": names}, request)


def kept_in_panel(person: User, rows: QuerySet[Assessment]) -> list[str]:
    """One entry for each restricted assessment: its number for whoever may open it, else empty."""
    return [
        row.reference if may(person, Permission.OPEN_RESTRICTED, row.jurisdiction) else ""
        for row in rows.select_related("jurisdiction")[:SHOWN]
    ]
