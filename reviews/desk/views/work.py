"""Queues: what can be worked on, what is held, and taking the next one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from portal.accounts.who import person_of
from portal.ui.moment import PastForm
from reviews.desk.acts.take_next import take_next
from reviews.desk.models import Claim
from reviews.desk.queues_at import queue_counts_at
from reviews.desk.workable import queue_counts
from reviews.models import Queue


def queues(http: HttpRequest) -> HttpResponse:
    """The reader's queues, now or as they were at a past moment."""
    form = PastForm(http.GET)
    reader = person_of(http)
    counts = queue_counts_at(reader, form.moment) if form.moment else queue_counts(reader)
    claims = Claim.objects.filter(person=reader, ended_at=None).select_related(
        "request__agency", "request__service"
    )
    context = {"form": form, "counts": counts, "claims": claims}
    return render(http, "desk/work.html", context, status=200 if form.is_valid() else 422)


@require_POST
def take(http: HttpRequest) -> HttpResponse:
    """Take the next request of one queue, or of all."""
    code = http.POST.get("queue") or http.GET.get("queue")
    queue = get_object_or_404(Queue, code=code) if code else None
    return redirect(take_next(person_of(http), queue))
