"""Give a thread to somebody, or to nobody."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.acts.word import locked, require_reader, require_told, tell_all
from jurisdictions.assessments.discussing.models import Thread, Turn
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def assign(by: User, thread: Thread, to: User | None) -> Thread:
    """Say who sees to it. Refuses with OutOfOrder (resolved), Invalid (may not read it) or NotPermitted."""
    with performing("discussion.assign", by=by, within=thread.assessment.jurisdiction) as act:
        found = locked(thread)
        require_reader(by, found.assessment)
        if not found.is_open:
            raise OutOfOrder(_("This thread is resolved."), now=_("Reopen it to go on."))
        require_told(found.assessment, [to] if to else [])
        found.assigned_to = to
        found.save(update_fields=["assigned_to"])
        Turn.objects.create(thread=found, kind=Turn.Kind.ASSIGNED, by=by, to=to)
        act.record(on=found, detail={"assigned_to": to.pk if to else None})
        tell_all(act, found, "", assigned=to)
    return found
