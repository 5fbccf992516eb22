"""Pause requests: one person, one row, at once."""

from datetime import date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Handling, Pause
from jurisdictions.pauses.refusals import already_paused
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid

LONGEST_REVIEW = timedelta(days=366)


def pause(
    by: User,
    scope: PauseScope,
    *,
    reason: str,
    review_by: date,
    conditions: str = "",
    source_url: str = "",
    starts_at: datetime | None = None,
) -> Pause:
    """Hold requests from now on, or from `starts_at`; an earlier start takes over a pause kept elsewhere.

    One person may do it; a second one countersigns within 24 hours and it is in force meanwhile. It has
    no end until it is lifted with a mandate. Refuses with Invalid, NotPermitted or AlreadyPaused.
    """
    with performing("pause.start", by=by, needs=Permission.PAUSE, within=scope.jurisdiction) as act:
        _check(scope, reason, review_by)
        _refuse_equal(scope)
        made = Pause.objects.create(
            **scope.columns(),
            reason=reason.strip(),
            conditions=conditions.strip(),
            source_url=source_url,
            review_by=review_by,
            period=DateTimeTZRange(starts_at or timezone.now(), None),
            decided_by=by,
        )
        made = Pause.objects.with_people().get(pk=made.pk)
        act.record(on=made, places=scope.jurisdiction.ancestors, detail=_detail(made))
        told = {"reference": made.reference, "sentence": sentence(made), "by": by.name}
        act.tell(concerned(made), "pause.started", about=made, url=made.get_absolute_url(), context=told)
    return made


def _check(scope: PauseScope, reason: str, review_by: date) -> None:
    errors: dict[str, str] = {}
    today = timezone.now().date()
    if not reason.strip():
        errors["reason"] = _("Say why: everybody whose work is held reads it.")
    if review_by <= today:
        errors["review_by"] = _("The day of review lies ahead.")
    elif review_by > today + LONGEST_REVIEW:
        errors["review_by"] = _("Review it within a year.")
    if scope.handling != Handling.HOLD and not scope.agency_reply.strip():
        errors["agency_reply"] = _("Agencies that are turned away are told so: write the reply.")
    if Service.objects.filter(pk__in=scope.services).count() != len(set(scope.services)):
        errors["services"] = _("One of the services is not there any more.")
    parts = Jurisdiction.objects.filter(pk__in=scope.left_out, ancestors__contains=[scope.jurisdiction.pk])
    if parts.count() != len(set(scope.left_out)):
        errors["left_out"] = _("Only parts of %(place)s can be left out.") % {"place": scope.jurisdiction}
    if errors:
        raise Invalid(errors)


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
        "review_by": made.review_by.isoformat(),
    }
