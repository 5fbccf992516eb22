"""Take up a thread again."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.acts.word import locked, require_reader, say, tell_all
from jurisdictions.assessments.discussing.models import Thread, Turn
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def reopen(by: User, thread: Thread, text: str, *, tell: Sequence[User] = ()) -> Thread:
    """It is not settled after all: say why. Who took part is told.

    Refuses with OutOfOrder (it is open), Invalid (no reason) or NotPermitted.
    """
    with performing("discussion.reopen", by=by, within=thread.assessment.jurisdiction) as act:
        found = locked(thread)
        require_reader(by, found.assessment)
        if found.is_open:
            raise OutOfOrder(_("This thread is open."))
        Turn.objects.create(thread=found, kind=Turn.Kind.REOPENED, by=by)
        comment, named = say(by, found, text, tell)
        found.resolved_by, found.resolved_at = None, None
        found.save(update_fields=["resolved_by", "resolved_at"])
        act.record(on=found, detail={"comment": comment.pk})
        tell_all(act, found, "discussion.reopened", named=named)
    return found
