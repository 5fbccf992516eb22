"""The page that readers see: in the language of the publication, from right to left where that is so."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.views.files import files_of
from jurisdictions.assessments.publishing.views.whose import seen_by
from jurisdictions.assessments.publishing.words import State
from portal.accounts.models import User


@login_not_required
@require_safe
def read(http: HttpRequest, reference: str) -> HttpResponse:
    """A publication; before it is out, a preview for those who work on it."""
    signed_in = isinstance(http.user, User)
    if not signed_in and not settings.OPEN_PUBLICATIONS:
        return redirect_to_login(http.get_full_path())
    found = seen_by(http, reference)
    with translation.override(found.language):
        edition = edition_of(found)
        context = {
            "publication": found,
            "edition": edition,
            "words": edition.words,
            "signed_in": signed_in,
            "is_draft": found.state not in {State.PUBLISHED, State.RETRACTED},
            "is_retracted": found.state == State.RETRACTED,
            "files": files_of(found, edition),
        }
        return render(http, "publishing/read.html", context)
