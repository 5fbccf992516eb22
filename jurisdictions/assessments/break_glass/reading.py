"""Which glass is broken now, and which waits for an answer."""

from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest

from jurisdictions.assessments.break_glass.models import ANSWERED_WITHIN, BreakGlass

MOST = 50


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


def matters_now(request: HttpRequest) -> list[BreakGlass]:
    """Both of them, read once a page: those that free a pause now, and those that wait for an answer."""
    kept: list[BreakGlass] | None = getattr(request, "_broken_glass", None)
    if kept is None:
        rows = waiting() | broken_now().order_by()
        kept = list(rows.order_by("pk")[:MOST])
        request._broken_glass = kept  # type: ignore[attr-defined]
    return kept


def broken_between(start: datetime, end: datetime) -> list[int]:
    """The pauses freed under break-glass in this time, by their ids, once for each time."""
    rows = BreakGlass.objects.filter(answer="confirmed", answered_at__gte=start, answered_at__lt=end)
    return list(rows.values_list("pause_id", flat=True))
