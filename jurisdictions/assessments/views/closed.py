"""A record that is no longer written: its pages for writing lead to what it says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.where import read_address


def to_record(http: HttpRequest, found: Assessment, section: str, anchor: str = "") -> HttpResponse:
    """The place of the record where a section is read, or the row that `anchor` names."""
    messages.info(http, _why(State(found.state)))
    return redirect(read_address(found, section, anchor))


def _why(state: State) -> str:
    """What a closed state means for whoever wants to write."""
    if state == State.SUPERSEDED:
        return _("This assessment is superseded: its content stands. A newer one carries it forward.")
    if state == State.OUTDATED:
        return _("This assessment is outdated: its content stands. A new one can carry it forward.")
    return _("This assessment is signed: its content stands. A new one can carry it forward.")
