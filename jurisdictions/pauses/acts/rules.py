"""What a pause must say before it is one; each reason beside its field."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.models import Jurisdiction, Service
from jurisdictions.pauses.models import ExceptionKind, Handling, Nexus, Stage
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.vocabulary import data_categories, request_types
from portal.acts.refusals import Invalid

LONGEST_REVIEW = timedelta(days=366)

Errors = dict[str, str]


def check(
    scope: PauseScope, *, reason: str, review_by: date, starts_at: datetime | None, taken_over: bool
) -> None:
    """Refuse with Invalid unless everything fits together."""
    errors = _scope_errors(scope) | _start_errors(starts_at, taken_over) | review_errors(review_by, starts_at)
    if not reason.strip():
        errors["reason"] = _("Say why: everybody whose work is held reads it.")
    if errors:
        raise Invalid(errors)


def review_errors(review_by: date, starts_at: datetime | None = None) -> Errors:
    """A review lies ahead, after the pause began, within a year."""
    today = timezone.now().date()
    if review_by <= today:
        return {"review_by": _("The day of review lies ahead.")}
    if review_by > today + LONGEST_REVIEW:
        return {"review_by": _("Review it within a year.")}
    if starts_at is not None and review_by <= starts_at.date():
        return {"review_by": _("The day of review comes after the pause begins.")}
    return {}


def _start_errors(starts_at: datetime | None, taken_over: bool) -> Errors:
    now = timezone.now()
    if taken_over and (starts_at is None or starts_at >= now):
        return {"starts_at": _("Say when the pause that is taken over began: it lies behind us.")}
    if not taken_over and starts_at is not None and starts_at < now - timedelta(minutes=1):
        return {"starts_at": _("A pause begins now or later, unless it is taken over from another record.")}
    return {}


def _scope_errors(scope: PauseScope) -> Errors:
    errors: Errors = {}
    if scope.stage not in Stage.values:
        errors["stage"] = _("Choose a stage.")
    if scope.nexus not in Nexus.values:
        errors["nexus"] = _("Choose what ties a request to the jurisdiction.")
    if scope.handling not in Handling.values:
        errors["handling"] = _("Choose what becomes of the requests.")
    elif scope.handling != Handling.HOLD and not scope.agency_reply.strip():
        errors["agency_reply"] = _("Agencies that are turned away are told so: write the reply.")
    if Service.objects.filter(pk__in=scope.services).count() != len(set(scope.services)):
        errors["services"] = _("One of the services is not there any more.")
    return errors | _type_errors(scope) | _exception_errors(scope) | _part_errors(scope)


def _type_errors(scope: PauseScope) -> Errors:
    errors: Errors = {}
    if request_types.unknown(scope.request_types):
        errors["request_types"] = _("One of the types is no type of request.")
    if request_types.unknown(scope.excluded_types):
        errors["excluded_types"] = _("One of the types is no type of request.")
    elif set(scope.request_types) & set(scope.excluded_types):
        errors["excluded_types"] = _("A type is either paused or left out.")
    if data_categories.unknown(scope.data_categories):
        errors["data_categories"] = _("One of the categories is no category of data.")
    return errors


def _exception_errors(scope: PauseScope) -> Errors:
    for kind, criteria in scope.exceptions:
        if kind not in ExceptionKind.values:
            return {"exceptions": _("Choose one of the exceptions.")}
        if not criteria.strip():
            words = {"kind": ExceptionKind(kind).label}
            return {f"criteria_{kind}": _("Say when “%(kind)s” is met.") % words}
        if "…" in criteria:
            return {f"criteria_{kind}": _("Put your own words in the place of “…”.")}
    return {}


def _part_errors(scope: PauseScope) -> Errors:
    if scope.left_out and not scope.include_parts:
        return {"left_out": _("A pause without its parts leaves none of them out.")}
    parts = Jurisdiction.objects.filter(pk__in=scope.left_out, ancestors__contains=[scope.jurisdiction.pk])
    if parts.exclude(pk=scope.jurisdiction.pk).count() != len(set(scope.left_out)):
        return {"left_out": _("Only parts of %(place)s can be left out.") % {"place": scope.jurisdiction}}
    return {}
