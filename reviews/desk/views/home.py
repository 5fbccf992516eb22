"""Home: what needs me now."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.access.permissions import Permission
from portal.access.questions import may_anywhere
from portal.accounts.models import User
from portal.accounts.who import person_of
from reviews.desk.held import pauses_holding
from reviews.desk.models import Claim, Decision
from reviews.desk.reading import visible
from reviews.desk.workable import queue_counts
from reviews.models import OPEN_STATES

SHOWN = 12


def home(http: HttpRequest) -> HttpResponse:
    """My claims, what is due, what waits for my approval; panels of the rooms below beside it."""
    person: User = person_of(http)
    due = []
    if may_anywhere(person, Permission.SEE):
        soon = timezone.now() + timedelta(days=1)
        rows = visible(person).filter(state__in=OPEN_STATES, due_at__lt=soon)
        due = list(
            rows.select_related("agency", "service", "agency_jurisdiction").order_by("due_at", "pk")[:SHOWN]
        )
    context = {
        "claims": Claim.objects.filter(person=person, ended_at=None).select_related(
            "request__agency", "request__service"
        ),
        "due": due,
        "held": pauses_holding([request.pk for request in due]),
        "approvals": _waiting(person),
        "counts": queue_counts(person),
        "approves": may_anywhere(person, Permission.APPROVE),
        "now": timezone.now(),
    }
    return render(http, "desk/home.html", context)


def _waiting(person: User) -> list[Decision]:
    """Decisions that wait for a second person, other than my own."""
    if not may_anywhere(person, Permission.APPROVE):
        return []
    rows = Decision.objects.filter(settled_at=None, request__in=visible(person)).exclude(proposer=person)
    return list(
        rows.select_related("request__agency", "request__service", "proposer").order_by("request__due_at")[
            :SHOWN
        ]
    )
