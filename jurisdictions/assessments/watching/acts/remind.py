"""Remind of decisions that end."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import Choice, State
from jurisdictions.assessments.watching.acts.outdate import answering_for
from jurisdictions.assessments.watching.due import days_of
from jurisdictions.assessments.watching.models import Watch, WatchKind
from jurisdictions.pauses.acts.remind import step_due
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def to_remind_of() -> QuerySet[Watch]:
    """The days of decisions whose people may have to be reminded today."""
    today = timezone.now().date()
    rows = Watch.objects.filter(kind=WatchKind.DATES).filter(
        Q(assessment__state=State.SIGNED)
        | Q(assessment__state=State.OUTDATED, assessment__decision=Choice.KEEP)
    )
    return rows.filter(Q(reminded_on=None) | Q(reminded_on__lt=today)).order_by("pk")


def due_for_reminding(found: Assessment, today: date) -> date | None:
    """The latest day on which its people were to be reminded, or None.

    Fourteen, seven and one day before it is looked at again. A decision to keep asks every day from then on,
    until another one is signed or none of its pauses is left.
    """
    days = days_of(found)
    keeps = found.decision == Choice.KEEP
    if keeps and found.governs.exists() and not found.governs.not_lifted().exists():
        return None
    last = days.end if keeps and days.end else days.first
    if not keeps and today >= last:
        return None  # it is outdated now, and its people were told
    return step_due(last if today >= days.first else days.first, today)


def remind(watch: Watch) -> None:
    """Tell those who answer for it, once for each step. Refuses with OutOfOrder where that was done."""
    with performing("assessment.remind", by=None) as act:
        row = Watch.objects.select_for_update(of=("self",)).get(pk=watch.pk)
        found = Assessment.objects.select_related("jurisdiction", "author").get(pk=row.assessment_id)
        today = timezone.now().date()
        step = due_for_reminding(found, today)
        if step is None or (row.reminded_on is not None and row.reminded_on >= step):
            raise OutOfOrder(_("Its people were reminded already."))
        Watch.objects.filter(pk=row.pk).update(reminded_on=today)
        days = days_of(found)
        last = days.first if today < days.first else (days.end or days.first)
        act.record(on=found, places=found.jurisdiction.ancestors, detail={"day": last.isoformat()})
        told = {
            "reference": found.reference,
            "title": found.title,
            "decision": found.get_decision_display(),
            "day": last.isoformat(),
            "passed": last <= today,
        }
        url = found.get_absolute_url()
        act.tell(answering_for(found), "assessment.look_again", about=found, url=url, context=told)
