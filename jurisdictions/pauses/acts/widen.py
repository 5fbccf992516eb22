"""Let a wider pause take the place of one in force: as fast as pausing."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.begin import begin, detail_of
from jurisdictions.pauses.acts.finish import finish
from jurisdictions.pauses.acts.lock import in_force
from jurisdictions.pauses.acts.pause import refuse_unnamed
from jurisdictions.pauses.acts.rules import check
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.containing import Change, change_of
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def widen(by: User, pause: Pause, scope: PauseScope, *, reason: str, named: str = "") -> Pause:
    """End the pause and begin one that holds all it held and more, at the same moment; returns the new one.

    One person may do it, since nothing becomes free; a second one countersigns. Refuses with OutOfOrder
    where the new scope leaves out what was held, and with Invalid or NotPermitted.
    """
    with performing("pause.widen", by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = in_force(pause)
        check(scope, reason=reason, review_by=pause.review_by, starts_at=None, taken_over=False)
        if change_of(pause, scope, timezone.now()) != Change.WIDEN:
            raise OutOfOrder(_("A wider pause holds everything that %(pause)s holds.") % {"pause": pause})
        refuse_unnamed(scope, named)
        finish(pause, by=by)
        made = begin(
            by,
            scope,
            reason=reason,
            review_by=pause.review_by,
            conditions=pause.conditions,
            source_url=pause.source_url,
            replaces=pause,
        )
        act.record(on=made, places=pause.jurisdiction.ancestors, detail=detail_of(made))
        told = {"reference": made.reference, "sentence": sentence(made), "by": by.name, "scheduled": False}
        act.tell(concerned(made), "pause.started", about=made, url=made.get_absolute_url(), context=told)
    return made
