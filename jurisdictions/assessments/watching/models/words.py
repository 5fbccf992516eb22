"""What is watched, and what else is noted about a place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models.words import TriggerKind


class WatchKind(TextChoices):
    """What can make a signed assessment outdated (UNGP 17(c))."""

    LAW = "law", _("A law that it cites is amended or changes")
    CASE = "case", _("A new enforcement case")
    ALERT = "alert", _("An expert or a consultee raises the alarm")
    SPIKE = "spike", _("Requests rise")
    INDEX = "index", _("An index drops")
    DATES = "dates", _("Its days come: review, end, measures due")


# Why the next assessment is begun, for each of them.
TRIGGERS = {
    WatchKind.LAW: TriggerKind.LAW_AMENDED,
    WatchKind.CASE: TriggerKind.ENFORCEMENT,
    WatchKind.ALERT: TriggerKind.EXPERT,
    WatchKind.SPIKE: TriggerKind.REQUEST_SPIKE,
    WatchKind.INDEX: TriggerKind.CONFLICT,
    WatchKind.DATES: TriggerKind.SCHEDULED,
}


class Better(TextChoices):
    """Which way an index is better."""

    HIGHER = "higher", _("higher is better")
    LOWER = "lower", _("lower is better")


class Outcome(TextChoices):
    """What became of a measure after the signatures."""

    DONE = "done", _("Done, and it has the effect")
    FAILED = "failed", _("Failed, or it has no effect")
