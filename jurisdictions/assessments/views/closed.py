"""A record that is no longer written: its pages for writing lead to what it says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment


def to_record(http: HttpRequest, found: Assessment, place: str) -> HttpResponse:
    """The place of the record where a section or a row is read; `place` is its anchor there."""
    messages.info(
        http,
        _("This assessment is no draft any more: its content stands. A new one can carry it forward."),
    )
    return redirect(f"{reverse('assessments:record', args=[found.reference])}#{place}")
