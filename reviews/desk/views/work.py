"""Queues: what can be worked on, what is held, and taking the next one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from portal.accounts.who import person_of
from reviews.desk.acts.take_next import take_next
from reviews.desk.models import Claim
from reviews.desk.workable import queue_counts
from reviews.models import Queue


def queues(http: HttpRequest) -> HttpResponse:
    """The reader's queues."""
    counts = queue_counts(person_of(http))
    claims = Claim.objects.filter(person=person_of(http), ended_at=None).select_related(
        "request__agency", "request__service"
    )
    return render(http, "desk/work.html", {"counts": counts, "claims": claims})


@require_POST
def take(http: HttpRequest) -> HttpResponse:
    """Take the next request of one queue, or of all."""
    code = http.POST.get("queue") or http.GET.get("queue")
    queue = get_object_or_404(Queue, code=code) if code else None
    return redirect(take_next(person_of(http), queue))
