"""Answer in a thread."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from jurisdictions.assessments.discussing.acts.word import locked, require_reader, say, tell_all
from jurisdictions.assessments.discussing.models import Comment, Thread
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def reply(by: User, thread: Thread, text: str, *, tell: Sequence[User] = ()) -> Comment:
    """Add to an open thread; who took part and who is named is told.

    Refuses with OutOfOrder (it is resolved), Invalid or NotPermitted.
    """
    with performing("discussion.reply", by=by, within=thread.assessment.jurisdiction) as act:
        found = locked(thread)
        require_reader(by, found.assessment)
        if not found.is_open:
            raise OutOfOrder(_("This thread is resolved."), now=_("Reopen it to go on."))
        made, named = say(by, found, text, tell)
        act.record(on=found, detail={"comment": made.pk, "mentions": [person.pk for person in named]})
        tell_all(act, found, "discussion.replied", named=named)
    return made
