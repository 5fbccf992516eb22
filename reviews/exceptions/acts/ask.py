"""Ask for an exception: one request, one pause, one of its exceptions."""

from django.utils.translation import gettext as _

from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder
from reviews.exceptions.models import Use
from reviews.models import Request


def ask(by: User, request: Request, pause: Pause, *, kind: str, facts: str) -> Use:
    """Ask two approvers to let this request pass this pause. It stays held until both have said yes.

    Refuses with Invalid (no such exception, no facts), OutOfOrder (asked already) or NotPermitted.
    """
    place = request.agency_jurisdiction
    with performing("exception.ask", by=by, needs=Permission.REVIEW, within=place) as act:
        request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
        errors = {}
        if kind not in {entry["kind"] for entry in pause.exceptions}:
            errors["kind"] = _("%(pause)s has no such exception.") % {"pause": pause.reference}
        if not facts.strip():
            errors["facts"] = _("Say which facts meet the criteria: two approvers decide on them.")
        if errors:
            raise Invalid(errors)
        if Use.objects.filter(request=request, pause=pause, refused_at=None).exists():
            raise OutOfOrder(_("An exception from this pause was asked for already."))
        made = Use.objects.create(request=request, pause=pause, kind=kind, facts=facts.strip(), asked_by=by)
        detail = {"kind": kind, "pause": pause.reference}
        act.record(on=request, places=place.ancestors, detail=detail)
        people = [who for who in holders(Permission.APPROVE, place) if who.pk != by.pk]
        told = {"reference": request.reference, "pause": pause.reference, "by": by.name}
        url = f"{request.get_absolute_url()}exception/"
        act.tell(people, "exception.asked", about=request, url=url, context=told)
    return made
