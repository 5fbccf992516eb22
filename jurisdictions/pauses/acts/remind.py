"""Remind of reviews and escalate what was not countersigned."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.lock import locked
from jurisdictions.pauses.acts.told import owners
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder

# Days before the review on which its owners are reminded; from the last one on, every day.
STEPS = (14, 7, 1)
COUNTERSIGNED_WITHIN = timedelta(hours=24)


def step_due(review_by: date, today: date) -> date | None:
    """The latest reminder day that has come, or None before the first one.

    Found by state, not by when the job ran last: a scheduler that was dead for a week catches up.
    """
    if today >= review_by - timedelta(days=STEPS[-1]):
        return today
    days = [review_by - timedelta(days=step) for step in STEPS]
    come = [day for day in days if day <= today]
    return max(come) if come else None


def to_remind_of() -> QuerySet[Pause]:
    """Pauses whose owners may have to be reminded today."""
    today = timezone.now().date()
    near = Pause.objects.with_people().not_lifted().filter(review_by__lte=today + timedelta(days=STEPS[0]))
    return near.filter(Q(reminded_on=None) | Q(reminded_on__lt=today)).order_by("review_by")


def remind(pause: Pause) -> None:
    """Tell the owners once for each step. Refuses with OutOfOrder where that was done."""
    with performing("pause.remind", by=None) as act:
        pause = locked(pause)
        today = timezone.now().date()
        step = step_due(pause.review_by, today)
        if pause.is_lifted or step is None or (pause.reminded_on is not None and pause.reminded_on >= step):
            raise OutOfOrder(_("Its owners were reminded already."))
        Pause.objects.filter(pk=pause.pk).update(reminded_on=today)
        act.record(
            on=pause, places=pause.jurisdiction.ancestors, detail={"review_by": pause.review_by.isoformat()}
        )
        told = {
            "reference": pause.reference,
            "sentence": sentence(pause),
            "review_by": pause.review_by.isoformat(),
        }
        act.tell(owners(pause), "pause.review_due", about=pause, url=pause.get_absolute_url(), context=told)


def escalatable() -> QuerySet[Pause]:
    """Pauses that wait for their second name longer than a day."""
    late = timezone.now() - COUNTERSIGNED_WITHIN
    rows = Pause.objects.with_people().not_lifted()
    return rows.filter(countersigned_by=None, escalated_at=None, created_at__lte=late)


def escalate(pause: Pause) -> None:
    """Tell the accountable executives; the pause stays in force. Refuses with OutOfOrder the second time."""
    with performing("pause.escalate", by=None) as act:
        pause = locked(pause)
        if pause.escalated_at is not None or pause.countersigned_by_id is not None or pause.is_lifted:
            raise OutOfOrder(_("It was escalated or countersigned already."))
        Pause.objects.filter(pk=pause.pk).update(escalated_at=timezone.now())
        act.record(on=pause, places=pause.jurisdiction.ancestors)
        told = {"reference": pause.reference, "sentence": sentence(pause)}
        heads = holders(Permission.SIGN_EXECUTIVE, pause.jurisdiction)
        act.tell(heads, "pause.not_countersigned", about=pause, url=pause.get_absolute_url(), context=told)
