"""Set what is watched, and stop watching."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.watching.looks.law import cited, facts_of
from jurisdictions.assessments.watching.models import Watch, WatchKind
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder

# What each kind is set by; the others only watch or do not.
PARAMETERS: dict[str, tuple[str, ...]] = {
    WatchKind.SPIKE: ("days", "requests", "times"),
    WatchKind.INDEX: ("drop",),
}
MOST_DAYS = 366


def set_watch(by: User, assessment: Assessment, kind: str, *, reason: str, **values: Any) -> Watch:
    """Watch with these parameters from now on; what was stopped is watched again.

    Refuses with Invalid (no reason, or parameters that say nothing), OutOfOrder (not signed) or NotPermitted.
    """
    within = assessment.jurisdiction
    with performing("watch.set", by=by, needs=Permission.ASSESS, within=within) as act:
        found = _signed(assessment)
        wanted = {name: values.get(name) for name in PARAMETERS.get(kind, ())}
        _check(kind, wanted, reason)
        watch = Watch.objects.select_for_update().filter(assessment=found, kind=kind).first()
        before = _said(watch) if watch else {}
        if watch is None:
            watch = Watch(assessment=found, kind=kind)
            watch.baseline = facts_of(cited(found)) if kind == WatchKind.LAW else {}
        for name, value in wanted.items():
            setattr(watch, name, value)
        watch.reason, watch.set_by, watch.set_at = reason.strip(), by, timezone.now()
        watch.stopped_at, watch.stopped_by, watch.stopped_because = None, None, ""
        watch.save()
        detail = {"kind": kind, "from": before, "to": _said(watch), "reason": watch.reason}
        act.record(on=found, places=within.ancestors, detail=detail)
    return watch


def stop_watch(by: User, watch: Watch, *, reason: str) -> Watch:
    """Watch this no more. Its days are always watched: no decision is for ever.

    Refuses with Invalid (no reason), OutOfOrder (its days; stopped already) or NotPermitted.
    """
    within = watch.assessment.jurisdiction
    with performing("watch.stop", by=by, needs=Permission.ASSESS, within=within) as act:
        found = Watch.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=watch.pk)
        if found.kind == WatchKind.DATES:
            raise OutOfOrder(
                _("The days of a decision are always watched: none is for ever."),
                rule="never-indefinite",
                now=_("Carry it forward and have another day signed."),
            )
        if found.stopped_at is not None:
            raise OutOfOrder(_("It is watched no more already."))
        if not reason.strip():
            raise Invalid({"reason": _("Say why it is watched no more.")})
        found.stopped_at, found.stopped_by, found.stopped_because = timezone.now(), by, reason.strip()
        found.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
        detail = {"kind": found.kind, "was": _said(found), "reason": found.stopped_because}
        act.record(on=found.assessment, places=within.ancestors, detail=detail)
    return found


def _signed(assessment: Assessment) -> Assessment:
    found = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if found.state != State.SIGNED:
        raise OutOfOrder(_("Only a signed assessment is watched."))
    return found


def _check(kind: str, wanted: dict[str, Any], reason: str) -> None:
    errors = {}
    if kind not in WatchKind.values:
        errors["kind"] = _("Choose one.")
    if not reason.strip():
        errors["reason"] = _("Say why.")
    if kind == WatchKind.SPIKE:
        errors |= _spike(wanted)
    if kind == WatchKind.INDEX and (wanted["drop"] is None or wanted["drop"] < 0):
        errors["drop"] = _("By how much: nought or more.")
    if errors:
        raise Invalid(errors)


def _spike(wanted: dict[str, Any]) -> dict[str, str]:
    errors = {}
    if not 1 <= (wanted["days"] or 0) <= MOST_DAYS:
        errors["days"] = _("From 1 to %(most)d days.") % {"most": MOST_DAYS}
    if wanted["requests"] is None and wanted["times"] is None:
        errors["requests"] = _("Name a number of requests, or how many times the former mean.")
    if wanted["times"] is not None and wanted["times"] < 1:
        errors["times"] = _("At least 1.")
    return errors


def _said(watch: Watch) -> dict[str, Any]:
    """Its parameters as the ledger keeps them, which takes no fractions."""
    values = {name: getattr(watch, name) for name in PARAMETERS.get(watch.kind, ())}
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in values.items()}
