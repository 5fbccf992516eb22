"""Pause requests: one person, one row, at once."""

from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from jurisdictions.pauses.acts.rules import check
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.refusals import already_paused
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing


def pause(
    by: User,
    scope: PauseScope,
    *,
    reason: str,
    review_by: date,
    conditions: str = "",
    source_url: str = "",
    starts_at: datetime | None = None,
    taken_over: bool = False,
) -> Pause:
    """Hold requests from now on, or from `starts_at` on; `review_by` is a day in UTC, at most a year ahead.

    Only a pause that is `taken_over` from a memo or another record may have begun before now. One person
    may do it; a second one countersigns within 24 hours and it is in force meanwhile. It has no end until
    it is lifted with a mandate. Refuses with Invalid, NotPermitted or AlreadyPaused.
    """
    with performing("pause.start", by=by, needs=Permission.PAUSE, within=scope.jurisdiction) as act:
        check(scope, reason=reason, review_by=review_by, starts_at=starts_at, taken_over=taken_over)
        _refuse_equal(scope)
        made = Pause.objects.create(
            **scope.columns(),
            reason=reason.strip(),
            conditions=conditions.strip(),
            source_url=source_url,
            review_by=review_by,
            period=DateTimeTZRange(starts_at or timezone.now(), None),
            decided_by=by,
            taken_over=taken_over,
        )
        made = Pause.objects.with_people().get(pk=made.pk)
        act.record(on=made, places=scope.jurisdiction.ancestors, detail=_detail(made))
        told = {
            "reference": made.reference,
            "sentence": sentence(made),
            "by": by.name,
            "scheduled": not made.is_in_force,
        }
        act.tell(concerned(made), "pause.started", about=made, url=made.get_absolute_url(), context=told)
    return made


def _refuse_equal(scope: PauseScope) -> None:
    columns = scope.columns()
    for name in ("handling", "agency_reply"):
        columns.pop(name)
    for name in ("left_out", "services", "request_types"):
        columns[name] = sorted(set(columns[name]))
    existing = Pause.objects.with_people().not_lifted().filter(**columns).first()
    if existing is not None:
        raise already_paused(existing)


def _detail(made: Pause) -> dict[str, object]:
    return {
        "stage": made.stage,
        "nexus": made.nexus,
        "services": made.services,
        "request_types": made.request_types,
        "left_out": made.left_out,
        "include_parts": made.include_parts,
        "new_only": made.new_only,
        "handling": made.handling,
        "starts_at": made.period.lower.isoformat(),
        "taken_over": made.taken_over,
        "review_by": made.review_by.isoformat(),
    }
