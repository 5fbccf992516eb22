"""What waits for a pause officer: a pause without a second name, an end that a colleague proposes."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.pauses.models import Pause, Proposal
from jurisdictions.pauses.sentence import what
from portal.access.permissions import Permission
from portal.access.questions import may, may_anywhere
from portal.accounts.who import person_of
from portal.ui.panels import panel

MOST = 20


@panel("home.main", order=8)
def at_home(request: HttpRequest) -> str | None:
    """Both, for whoever may give the second name."""
    person = person_of(request)
    if not may_anywhere(person, Permission.PAUSE):
        return None
    unsigned = Pause.objects.with_people().not_lifted().filter(countersigned_by=None)
    proposed = Proposal.objects.filter(answer="").select_related("pause__jurisdiction", "asked_by")
    context = {
        "unsigned": [
            (pause, what(pause))
            for pause in unsigned.exclude(decided_by=person).order_by("pk")[:MOST]
            if may(person, Permission.PAUSE, pause.jurisdiction)
        ],
        "proposed": [
            proposal
            for proposal in proposed.exclude(asked_by=person).order_by("pk")[:MOST]
            if may(person, Permission.PAUSE, proposal.pause.jurisdiction)
        ],
    }
    return render_to_string("pauses/waiting.html", context, request) if any(context.values()) else None
