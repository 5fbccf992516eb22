"""Files of a publication: asked for, watched, fetched."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jurisdictions.assessments.publishing.acts.export import ask_export, download
from jurisdictions.assessments.publishing.edition.pieces import Edition
from jurisdictions.assessments.publishing.edition.plain import hash_of
from jurisdictions.assessments.publishing.exports import TYPES
from jurisdictions.assessments.publishing.models import Export, Publication
from jurisdictions.assessments.publishing.views.tags import FILE_TAGS
from jurisdictions.assessments.publishing.views.whose import readable_by, seen_by
from jurisdictions.assessments.publishing.words import Format, Making
from portal.accounts.models import User
from portal.accounts.who import person_of


def files_of(publication: Publication, edition: Edition) -> list[dict[str, Any]]:
    """The newest file of each format, and whether it shows what the publication shows."""
    newest: dict[str, Export] = {}
    for row in publication.exports.defer("content").order_by("pk"):
        newest[row.format] = row
    shows = hash_of(edition)
    return [_line(label, code, newest.get(code), shows) for code, label in Format.choices]


def _line(label: Any, code: str, row: Export | None, shows: str) -> dict[str, Any]:
    state = Making(row.state) if row else None
    if row and state == Making.READY and row.document_hash != shows:
        state = Making.STALE
    return {
        "label": label,
        "code": code,
        "row": row,
        "ready": state == Making.READY,
        "under_way": bool(row and row.is_under_way),
        "tag": FILE_TAGS[state] if state else "",
        "word": state.label if state else "",
    }


@require_POST
def export(http: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a file; then back to the page one came from."""
    found = readable_by(person_of(http), reference)
    ask_export(person_of(http), found, format=http.POST.get("format", ""))
    messages.success(http, _("The file is being made. It is here when it is ready."))
    back = "publishing:detail" if http.POST.get("from") == "detail" else "publishing:read"
    return redirect(f"{reverse(back, args=[found.reference])}#files")


@login_not_required
@require_safe
def fetch(http: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """One file, with the version in its name."""
    found = seen_by(http, reference)
    row = found.exports.defer("content").filter(pk=pk).select_related("publication__assessment").first()
    if row is None:
        raise Http404
    row.publication = found
    by = http.user if isinstance(http.user, User) else None
    done = download(by, row)
    answer = HttpResponse(bytes(done.content or b""), content_type=TYPES[Format(done.format)])
    parts = (found.assessment.reference, found.reference, f"v{found.version.number}", found.language)
    name = f"{'-'.join(parts)}.{done.format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
