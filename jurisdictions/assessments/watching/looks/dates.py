"""The days of an assessment come: its review, its end, and days on which measures were due."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment, Measure
from jurisdictions.assessments.models.words import Choice, MeasureStatus
from jurisdictions.assessments.watching.due import days_of
from jurisdictions.assessments.watching.looks.signal import Signal, looks_for
from jurisdictions.assessments.watching.models import MeasureReport, Outcome, Watch, WatchKind

UNDER_WAY = (MeasureStatus.PLANNED, MeasureStatus.RUNNING)


@looks_for(WatchKind.DATES)
def come(watch: Watch) -> Iterator[Signal]:
    """The end first: it says more than the review."""
    found, today = watch.assessment, timezone.now().date()
    days = days_of(found)
    if days.end and days.end <= today:
        yield Signal(f"end:{days.end}", _end(found, days.end))
    elif days.review <= today:
        yield Signal(
            f"review:{days.review}", _("Its review was due on %(day)s.") % {"day": _day(days.review)}
        )
    yield from _measures(found, today)


def open_measures(found: Assessment) -> list[Measure]:
    """Measures that were under way when it was signed and that nobody reported as done since."""
    done = MeasureReport.objects.filter(outcome=Outcome.DONE).values("measure")
    rows = found.measures.filter(status__in=UNDER_WAY).exclude(pk__in=done)
    return list(rows.select_related("owner").order_by("due", "pk"))


def _measures(found: Assessment, today: date) -> Iterator[Signal]:
    """Late ones, and those that failed: what they were to lower stands as before (UNGP 20)."""
    failed = set(
        MeasureReport.objects.filter(measure__assessment=found, outcome=Outcome.FAILED).values_list(
            "measure", flat=True
        )
    )
    for measure in open_measures(found):
        words = {"what": str(measure), "day": _day(measure.due)}
        if measure.pk in failed:
            yield Signal(f"failed:{measure.pk}", _("A measure failed: %(what)s") % words)
        elif measure.due < today:
            text = _("A measure was due on %(day)s and is not done: %(what)s")
            yield Signal(f"late:{measure.pk}", text % words)


def _end(found: Assessment, day: date) -> str:
    text = _("Its decision ended on %(day)s.")
    if found.decision == Choice.KEEP:
        text = _("The decision to keep the pause ended on %(day)s; the pause stays until there is a new one.")
    return text % {"day": _day(day)}


def _day(day: date) -> str:
    return str(date_format(day, "j F Y"))
