"""The page of one request: read it, and do the next step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jurisdictions.pauses.models import Handling
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.ledger.models import Event
from reviews.desk.forms import ChecklistForm, ClarifyForm, DecisionForm, ProductionForm, SettleForm
from reviews.desk.held import pauses_holding
from reviews.desk.models import Approval, Decision
from reviews.desk.reading import TAGS, open_claim, visible_request
from reviews.models import DataCategory, Request, State

TIMELINE = 40


def show(http: HttpRequest, reference: str) -> HttpResponse:
    """The whole request."""
    request = visible_request(person_of(http), reference)
    return render(http, "desk/request.html", page_of(http, request))


def page_of(http: HttpRequest, request: Request, **forms: Any) -> dict[str, Any]:
    """Everything the page shows; `forms` are the ones that came back with errors."""
    person: User = person_of(http)
    claim = open_claim(request)
    decision = _decision(request)
    pauses = pauses_holding([request.pk]).get(request.pk, [])
    facts = {
        "item": request,
        "tag": TAGS[State(request.state)],
        "zone": request.agency_jurisdiction.time_zones[:1],
        "claim": claim,
        "mine": claim is not None and claim.person_id == person.pk,
        "pauses": pauses,
        "turns_away": any(pause.handling != Handling.HOLD for pause in pauses),
        "overdue": request.due_at < timezone.now() and request.state not in {State.DELIVERED, State.CLOSED},
        "categories": [DataCategory(category).label for category in request.categories],
        "decision": decision,
        "productions": request.productions.select_related("made_by").prefetch_related("hand_overs"),
        "closing": getattr(request, "closing", None),
        "events": _events(request),
        "may_review": may(person, Permission.REVIEW, request.agency_jurisdiction)
        and may(person, Permission.WORK_QUEUE, request.queue),
        "may_approve": may(person, Permission.APPROVE, request.agency_jurisdiction),
        "is_proposer": decision is not None and decision.proposer_id == person.pk,
    }
    return facts | _forms(request, facts) | forms


def _decision(request: Request) -> Decision | None:
    decisions = Decision.objects.select_related("proposer", "approval__approver")
    return decisions.prefetch_related("items__identifier").filter(request=request).first()


def _events(request: Request) -> list[Event]:
    kind = request._meta.label_lower
    rows = Event.objects.select_related("actor").filter(subject_kind=kind, subject_id=request.pk)
    return list(rows.order_by("-pk")[:TIMELINE])


def _forms(request: Request, facts: dict[str, Any]) -> dict[str, Any]:
    forms: dict[str, Any] = {}
    if facts["mine"]:
        forms |= {
            "checklist_form": ChecklistForm(request),
            "decision_form": DecisionForm(request),
            "clarify_form": ClarifyForm(),
        }
    if request.state == State.PROPOSED and facts["may_approve"]:
        forms["settle_form"] = SettleForm()
    approved = facts["decision"] and getattr(facts["decision"], "approval", None)
    if request.state == State.APPROVED and approved and approved.verdict == Approval.Verdict.APPROVED:
        address = request.officer.email if request.officer else request.agency.reply_address
        forms["production_form"] = ProductionForm(initial={"recipient": address})
    return forms
