"""Let a pause that is lifted for some hours only begin again by itself, as it was."""

from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.begin import begin, detail_of
from jurisdictions.pauses.acts.lock import locked
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import scope_of
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder

A_DAY = timedelta(days=1)


def begin_again(pause: Pause, at: datetime) -> Pause:
    """The same pause, from this moment on by the clock of the database; inside an act that lifted it.

    It keeps the names of those who decided and countersigned it: nobody decided it anew.
    """
    made = begin(
        pause.decided_by,
        scope_of(pause),
        reason=pause.reason,
        review_by=max(pause.review_by, at.date() + A_DAY),
        conditions=pause.conditions,
        source_url=pause.source_url,
        starts_at=at,
        taken_over=pause.taken_over,
        resumes=pause,
    )
    if pause.countersigned_by_id is not None:
        names = {"countersigned_by": pause.countersigned_by, "countersigned_at": pause.countersigned_at}
        Pause.objects.filter(pk=made.pk).update(**names)
    return Pause.objects.with_people().get(pk=made.pk)


def begin_again_now(by: User, pause: Pause, *, reason: str) -> Pause:
    """Let it begin at once instead of later; one pause officer or executive may, as one may pause.

    Refuses with OutOfOrder where it does not wait to begin again, or NotPermitted.
    """
    place = pause.jurisdiction
    needed = Permission.PAUSE if may(by, Permission.PAUSE, place) else Permission.SIGN_EXECUTIVE
    with performing("pause.begin_again", by=by, needs=needed, within=place) as act:
        pause = locked(pause)
        if pause.resumes_id is None or pause.is_in_force or pause.is_lifted:
            raise OutOfOrder(_("%(pause)s does not wait to begin again.") % {"pause": pause.reference})
        pause.period = DateTimeTZRange(timezone.now(), None)  # the database sets the moment
        pause.save(update_fields=["period"])
        pause = Pause.objects.with_people().get(pk=pause.pk)
        act.record(on=pause, places=place.ancestors, detail=detail_of(pause) | {"reason": reason.strip()})
        told = {"reference": pause.reference, "sentence": sentence(pause), "by": by.name, "scheduled": False}
        act.tell(concerned(pause), "pause.started", about=pause, url=pause.get_absolute_url(), context=told)
    return pause
