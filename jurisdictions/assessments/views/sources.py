"""The register of sources, one source with its copies, and a copy to download."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jurisdictions.assessments.acts.keep_copy import keep_copy
from jurisdictions.assessments.acts.read_copy import read_copy
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.forms.copy import CopyForm
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, SourceCopy
from jurisdictions.assessments.models.words import CopyKind
from jurisdictions.assessments.reading import readable_one
from jurisdictions.assessments.sources import Entry, Register, register_of
from jurisdictions.assessments.where import address
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.who import person_of
from portal.files.download import download
from portal.ui.refusals import sent


@require_GET
def sources(http: HttpRequest, reference: str) -> HttpResponse:
    """All sources: grades, what rests on them, what contradicts, what is stale, and their copies."""
    found = readable_one(person_of(http), reference)
    context = {
        "assessment": found,
        "register": register_of(found, blind_to(person_of(http), found)),
        "writes": _writes(http, found),
        "add": _change(found, "source"),
    }
    return render(http, "assessments/sources.html", context)


def source(http: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """One source beside the one that contradicts it; a POST keeps another copy of it."""
    found = readable_one(person_of(http), reference)
    register = register_of(found, blind_to(person_of(http), found))
    entry = next((entry for entry in register.entries if entry.source.pk == pk), None)
    if entry is None:
        raise Http404
    if http.method != "POST":
        kind = CopyKind.WORKING if entry.evidence else CopyKind.EVIDENCE
        return _show(http, found, register, entry, CopyForm(initial={"kind": kind, "url": entry.source.url}))
    form = CopyForm(http.POST, http.FILES)
    made, status = sent(
        http,
        form,
        lambda file, **facts: keep_copy(person_of(http), entry.source, content=file, name=file.name, **facts),
    )
    if made is None:
        return _show(http, found, register, entry, form, status=status)
    messages.success(http, _("Kept, SHA-256 %(digest)s.") % {"digest": made.sha256})
    return redirect("assessments:source", reference, pk)


@require_GET
def copy(http: HttpRequest, reference: str, pk: int) -> FileResponse:
    """The bytes of one copy, if they still are what was kept."""
    person = person_of(http)
    found = readable_one(person, reference)
    held = get_object_or_404(
        SourceCopy.objects.select_related("assessment__jurisdiction"), pk=pk, assessment=found
    )
    return download(read_copy(person, held), held.name)


def _show(
    http: HttpRequest, found: Assessment, register: Register, entry: Entry, form: CopyForm, status: int = 200
) -> HttpResponse:
    context = {
        "assessment": found,
        "entry": entry,
        "rival": register.entry(entry.source.rival),
        "denied": [other for other in register.entries if other.source.rival == entry.source],
        "form": form,
        "writes": _writes(http, found),
        "change": _change(found, f"source:{entry.source.pk}"),
    }
    return render(http, "assessments/source.html", context, status=status)


def _writes(http: HttpRequest, found: Assessment) -> bool:
    return found.is_open and may(person_of(http), Permission.ASSESS, found.jurisdiction)


def _change(found: Assessment, anchor: str) -> str:
    """Where a source is written down; empty where the template asks for none."""
    asked = questionnaire(found.template_id)
    return address(found, asked.section_of("source"), anchor) if asked.has_rows("source") else ""
