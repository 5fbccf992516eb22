"""Where a publication is worked on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.forms import ErratumForm, ReasonForm
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.names.check import open_hits
from jurisdictions.assessments.publishing.reading import may_read_second, worked_on
from jurisdictions.assessments.publishing.views.files import files_of
from jurisdictions.assessments.publishing.views.tags import TAGS
from jurisdictions.assessments.publishing.words import State
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.ledger.models import Event


def detail(http: HttpRequest, reference: str) -> HttpResponse:
    """Its texts with the way to each, what stands before publication, its files."""
    found = worked_on(person_of(http), reference)
    return render(http, "publishing/detail.html", context_of(http, found))


def context_of(http: HttpRequest, found: Publication) -> dict[str, Any]:
    """What the page shows; a refused step comes back with its own form in place."""
    reader, edition = person_of(http), edition_of(found)
    events = Event.objects.select_related("actor").filter(
        subject_kind=found._meta.label_lower, subject_id=found.pk
    )
    unread = [row for row in found.translations.all() if row.machine and row.read_by_id is None]
    return {
        "publication": found,
        "assessment": found.assessment,
        "edition": edition,
        "tag": TAGS[State(found.state)],
        "hits": open_hits(found, edition),
        "unread": unread,
        "left": list(found.redactions.filter(undone_at=None)),
        "writes": may(reader, Permission.ASSESS, found.assessment.jurisdiction),
        "reads_second": found.state == State.READING and may_read_second(reader, found),
        "steps": State,
        "reason_form": ReasonForm(auto_id="reason_%s"),
        "erratum_form": ErratumForm(auto_id="erratum_%s"),
        "files": files_of(found, edition),
        "events": events.order_by("-pk")[:15],
        "untranslated": sum(
            entry.language != found.language and bool(entry.text) for entry in edition.entries()
        ),
        "page_title": _("Publication"),
    }
