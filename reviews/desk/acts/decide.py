"""Propose how a request ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, Stale
from reviews.desk.acts.locking import locked
from reviews.desk.acts.release import end_claim, own_claim
from reviews.desk.checklist import unanswered
from reviews.desk.models import DISCLOSING, Claim, Decision, DecisionItem, Outcome
from reviews.models import DataCategory, Identifier, Request, State


@dataclass(frozen=True)
class Item:
    """One thing to produce: a category of data of one identifier, in a range of time."""

    identifier: int
    category: str
    data_from: datetime | None = None
    data_to: datetime | None = None


def decide(
    by: User,
    request: Request,
    *,
    outcome: str,
    reason: str,
    items: Sequence[Item] = (),
    lock_version: int | None = None,
) -> Decision:
    """Propose an outcome; a second person approves it.

    Only who has taken the request decides. A disclosing outcome names what exactly is produced, within
    what was asked, after the required points of the checklist. Refuses with Held, NotYours, Stale or
    Invalid.
    """
    with performing(
        "request.decide", by=by, needs=Permission.REVIEW, within=request.agency_jurisdiction
    ) as act:
        request = locked(request)
        own_claim(by, request)
        if lock_version is not None and request.lock_version != lock_version:
            raise Stale(_("The request was changed after you opened it."))
        _check(request, outcome, reason, items)
        decision = Decision.objects.create(
            request=request, proposer=by, outcome=outcome, reason=reason.strip()
        )
        DecisionItem.objects.bulk_create(
            DecisionItem(
                decision=decision,
                identifier_id=item.identifier,
                category=item.category,
                data_from=item.data_from,
                data_to=item.data_to,
            )
            for item in items
        )
        end_claim(request, Claim.Ending.DECIDED)
        request.state = State.PROPOSED
        request.lock_version += 1
        request.save(update_fields=["state", "lock_version"])
        act.record(
            on=request,
            places=request.agency_jurisdiction.ancestors,
            detail={"outcome": outcome, "items": len(items)},
        )
        told = {"reference": request.reference, "by": by.name, "outcome": decision.get_outcome_display()}
        approvers = holders(Permission.APPROVE, request.agency_jurisdiction)
        act.tell(approvers, "request.decided", about=request, url=request.get_absolute_url(), context=told)
    return decision


def _check(request: Request, outcome: str, reason: str, items: Sequence[Item]) -> None:
    errors: dict[str, str] = {}
    if outcome not in Outcome.values or outcome == Outcome.CLOSED_WHILE_PAUSED:
        errors["outcome"] = _("Choose how the request ends.")
    if not reason.strip():
        errors["reason"] = _("Give the reason: the approver and, one day, a court will read it.")
    if outcome in DISCLOSING:
        errors |= _check_items(request, outcome, items)
        if missing := unanswered(request):
            errors["checklist"] = _("Answer first: %(points)s") % {
                "points": " · ".join(str(point.question) for point in missing)
            }
    elif items:
        errors["items"] = _("This outcome produces nothing: untick what is to be produced.")
    if errors:
        raise Invalid(errors)


def _check_items(request: Request, outcome: str, items: Sequence[Item]) -> dict[str, str]:
    known = set(Identifier.objects.filter(request=request).values_list("pk", flat=True))
    asked = set(request.categories)
    if not items:
        return {"items": _("Say what exactly is produced.")}
    for item in items:
        if item.identifier not in known:
            return {"items": _("One of the identifiers is not of this request.")}
        if item.category not in asked:
            label = dict(DataCategory.choices).get(item.category, item.category)
            return {"items": _("“%(category)s” was not asked for.") % {"category": label}}
        if _outside(request, item):
            return {"items": _("The range of time goes beyond what was asked for.")}
    if outcome == Outcome.FULL and len({(item.identifier, item.category) for item in items}) < len(
        known
    ) * len(asked):
        return {"outcome": _("This is not all that was asked for: choose “part of it”.")}
    return {}


def _outside(request: Request, item: Item) -> bool:
    early = request.data_from and (item.data_from is None or item.data_from < request.data_from)
    late = request.data_to and (item.data_to is None or item.data_to > request.data_to)
    return bool(early or late)
