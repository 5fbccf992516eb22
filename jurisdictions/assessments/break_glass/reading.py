"""Which glass is broken now, and which waits for an answer."""

from django.db.models import QuerySet
from django.db.models.functions import Now

from jurisdictions.assessments.break_glass.models import ANSWERED_WITHIN, BreakGlass


def with_everything() -> QuerySet[BreakGlass]:
    """With all that a page names, in one query."""
    return BreakGlass.objects.select_related(
        "pause__jurisdiction",
        "pause__resumed_by",
        "pause__replaced_by",
        "asked_by",
        "answered_by",
        "reviewer",
        "review",
    )


def waiting() -> QuerySet[BreakGlass]:
    """Those that can still be answered, by the clock of the database."""
    return with_everything().filter(answer="", asked_at__gt=Now() - ANSWERED_WITHIN)


def broken_now() -> QuerySet[BreakGlass]:
    """Those because of which a pause is free at this moment."""
    free = with_everything().filter(answer="confirmed", pause__resumed_by__period__startswith__gt=Now())
    return free.order_by("pause__resumed_by__period")
