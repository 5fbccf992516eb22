"""Write down what was found for points of the checklist."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid
from reviews.desk.acts.locking import locked
from reviews.desk.acts.release import own_claim
from reviews.desk.checklist import points_for
from reviews.desk.models import ChecklistAnswer
from reviews.models import Request

NOTE_LENGTH = 500


def answer_checklist(by: User, request: Request, findings: dict[str, tuple[str, str]]) -> None:
    """Answer points by code with (finding, note). Only who has the request answers; Invalid by point."""
    with performing("request.checklist", by=by) as act:
        request = locked(request)
        own_claim(by, request)
        known = {point.code for point in points_for(request)}
        errors = {code: _("Not a point of this checklist.") for code in findings if code not in known}
        for code, (finding, note) in findings.items():
            if finding not in ChecklistAnswer.Finding.values:
                errors[code] = _("Answer yes, no or does not apply.")
            if len(note) > NOTE_LENGTH:
                errors[code] = _("Keep the note below 500 characters.")
        if errors:
            raise Invalid(errors)
        for code, (finding, note) in findings.items():
            facts = {"finding": finding, "note": note, "person": by, "at": timezone.now()}
            ChecklistAnswer.objects.update_or_create(request=request, point=code, defaults=facts)
        detail = {code: finding for code, (finding, _note) in findings.items()}
        act.record(on=request, places=request.agency_jurisdiction.ancestors, detail=detail)
