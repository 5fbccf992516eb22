"""Pause requests: one person, one row, at once."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.begin import begin, detail_of
from jurisdictions.pauses.acts.rules import check
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.effects import is_broad
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.refusals import already_paused
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid


def pause(  # noqa: PLR0913 -- what a pause says of itself
    by: User,
    scope: PauseScope,
    *,
    reason: str,
    review_by: date,
    conditions: str = "",
    source_url: str = "",
    starts_at: datetime | None = None,
    taken_over: bool = False,
    named: str = "",
) -> Pause:
    """Hold requests from now on, or from `starts_at` on; `review_by` is a day in UTC, at most a year ahead.

    Only a pause that is `taken_over` from a memo or another record may have begun before now. One person
    may do it; a second one countersigns within 24 hours and it is in force meanwhile. It has no end until
    it is lifted with a mandate. A broad one (all services, or over a quarter of the open requests) wants
    the jurisdiction `named`. Refuses with Invalid, NotPermitted or AlreadyPaused.
    """
    with performing("pause.start", by=by, needs=Permission.PAUSE, within=scope.jurisdiction) as act:
        check(scope, reason=reason, review_by=review_by, starts_at=starts_at, taken_over=taken_over)
        _refuse_equal(scope)
        if not taken_over:
            refuse_unnamed(scope, named, starts_at)
        made = begin(
            by,
            scope,
            reason=reason,
            review_by=review_by,
            conditions=conditions,
            source_url=source_url,
            starts_at=starts_at,
            taken_over=taken_over,
        )
        act.record(on=made, places=scope.jurisdiction.ancestors, detail=detail_of(made))
        told = {
            "reference": made.reference,
            "sentence": sentence(made),
            "by": by.name,
            "scheduled": not made.is_in_force,
        }
        act.tell(concerned(made), "pause.started", about=made, url=made.get_absolute_url(), context=told)
    return made


def refuse_unnamed(scope: PauseScope, named: str, new_from: datetime | None = None) -> None:
    """Refuse with Invalid where the scope is broad and its jurisdiction was not named."""
    place = scope.jurisdiction
    if named.strip().casefold() in {place.name.casefold(), place.code.casefold()}:
        return
    if not is_broad(scope, new_from=new_from):
        return
    raise Invalid(
        {
            "named": _(
                "This is broad: all services, or over a quarter of all open requests. Type “%(place)s” to "
                "confirm that you mean it."
            )
            % {"place": place.name}
        }
    )


def _refuse_equal(scope: PauseScope) -> None:
    columns = scope.columns()
    for name in ("handling", "agency_reply", "exceptions"):
        columns.pop(name)
    for name in ("left_out", "services", "request_types", "excluded_types", "data_categories"):
        columns[name] = sorted(set(columns[name]))
    existing = Pause.objects.with_people().not_lifted().filter(**columns).first()
    if existing is not None:
        raise already_paused(existing)
