"""Write a new pause, inside an act that has asked and checked everything."""

from datetime import date, datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope
from portal.accounts.models import User


def begin(  # noqa: PLR0913 -- what a pause says of itself
    by: User,
    scope: PauseScope,
    *,
    reason: str,
    review_by: date,
    conditions: str = "",
    source_url: str = "",
    starts_at: datetime | None = None,
    taken_over: bool = False,
    replaces: Pause | None = None,
    resumes: Pause | None = None,
) -> Pause:
    """The pause as the database made it, with the names that its sentence needs."""
    before = replaces or resumes
    made = Pause.objects.create(
        **scope.columns(),
        reason=reason.strip(),
        conditions=conditions.strip(),
        source_url=source_url,
        review_by=review_by,
        period=DateTimeTZRange(starts_at or timezone.now(), None),
        decided_by=by,
        taken_over=taken_over,
        replaces=replaces,
        resumes=resumes,
        received_from=scope.new_from_after(before) if before else None,
    )
    return Pause.objects.with_people().get(pk=made.pk)


def detail_of(made: Pause) -> dict[str, Any]:
    """What the ledger keeps of a new pause: its scope, no word of its reason."""
    listed = ("left_out", "services", "request_types", "excluded_types", "data_categories")
    single = ("stage", "nexus", "include_parts", "new_only", "handling", "taken_over")
    return {name: getattr(made, name) for name in (*single, *listed)} | {
        "exceptions": [entry["kind"] for entry in made.exceptions],
        "starts_at": made.period.lower.isoformat(),
        "review_by": made.review_by.isoformat(),
        "replaces": made.replaces.reference if made.replaces else None,
        "resumes": made.resumes.reference if made.resumes else None,
    }
