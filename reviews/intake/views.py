"""Pages of intake: entering a request, and the papers that came with it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere
from portal.accounts.who import person_of
from portal.acts.refusals import NotPermitted
from portal.files.download import download
from reviews.intake.acts.read_attachment import read_attachment
from reviews.intake.entry import Entry
from reviews.models import Attachment


def new(request: HttpRequest) -> HttpResponse:
    """Enter a request. What was typed and the files are kept until everything is right."""
    person = person_of(request)
    if not may_anywhere(person, Permission.INTAKE):
        raise NotPermitted(_("You enter no requests: that needs the role of an intake clerk or reviewer."))
    entry = Entry(person, request)
    if request.method == "POST" and (made := entry.enter()) is not None:
        messages.success(request, _("Received %(reference)s.") % {"reference": made.reference})
        return redirect(made)
    return render(request, "intake/new.html", entry.context(), status=entry.status)


@require_GET
def attachment(request: HttpRequest, reference: str, pk: int) -> FileResponse:
    """A paper of the agency, as a download only: no browser shows or runs it."""
    person = person_of(request)
    found = get_object_or_404(
        Attachment.objects.select_related("request__agency_jurisdiction"), pk=pk, request__reference=reference
    )
    if not may(person, Permission.SEE, found.request.agency_jurisdiction):
        raise Http404
    return download(read_attachment(person, found), found.name)
