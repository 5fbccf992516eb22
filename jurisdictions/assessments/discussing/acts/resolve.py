"""Close a thread that is settled."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.acts.word import locked, require_reader, say, tell_all
from jurisdictions.assessments.discussing.models import Thread, Turn
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def resolve(by: User, thread: Thread, text: str = "", *, tell: Sequence[User] = ()) -> Thread:
    """It is settled; a last word may say how. Who took part is told.

    Refuses with OutOfOrder (resolved already), Invalid or NotPermitted.
    """
    with performing("discussion.resolve", by=by, within=thread.assessment.jurisdiction) as act:
        found = locked(thread)
        require_reader(by, found.assessment)
        if not found.is_open:
            raise OutOfOrder(_("Somebody resolved this thread already."))
        comment, named = say(by, found, text, tell) if text.strip() else (None, [])
        found.resolved_by, found.resolved_at = by, timezone.now()
        found.save(update_fields=["resolved_by", "resolved_at"])
        Turn.objects.create(thread=found, kind=Turn.Kind.RESOLVED, by=by)
        act.record(on=found, detail={"comment": comment.pk if comment else None})
        tell_all(act, found, "discussion.resolved", named=named)
    return found
