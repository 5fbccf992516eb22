"""The ledger for auditors."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.accounts.who import person_of
from portal.ledger.digest import event_digest
from portal.ledger.forms import LedgerFilter
from portal.ledger.models import Event, Seal
from portal.ledger.reading import readable, search
from portal.ledger.write import facts_of
from portal.ui.pages import keyset_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    form, events = _wanted(request)
    page = keyset_page(events.select_related("actor", "leaf"), request, ["-id"])
    seal = Seal.objects.order_by("-first_position").first()
    return render(request, "ledger/list.html", {"form": form, "page": page, "seal": seal})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One event with everything its digest covers, and whether it still fits."""
    events = readable(person_of(request)).select_related("actor", "leaf__seal")
    event = get_object_or_404(events, pk=pk)
    facts = facts_of(event)
    context = {
        "event": event,
        "facts": json.dumps(facts, indent=2, ensure_ascii=False),
        "fits": event_digest(facts) == event.digest,
        "leaf": getattr(event, "leaf", None),
    }
    return render(request, "ledger/detail.html", context)


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """What the filter finds, as JSON lines with digests and positions."""
    _form, events = _wanted(request)
    answer = StreamingHttpResponse(_lines(events), content_type="application/jsonl")
    answer["Content-Disposition"] = 'attachment; filename="ledger.jsonl"'
    return answer


def _wanted(request: HttpRequest) -> tuple[LedgerFilter, QuerySet[Event]]:
    form = LedgerFilter(request.GET or None)
    events = readable(person_of(request))
    return form, search(events, form.cleaned_data) if form.is_valid() else events


def _lines(events: QuerySet[Event]) -> Iterator[str]:
    """Page by page, so that no transaction stays open while somebody's network is slow."""
    last = 0
    while rows := list(events.filter(pk__gt=last).select_related("leaf").order_by("pk")[:1000]):
        yield "".join(json.dumps(_row(event), ensure_ascii=False) + "\n" for event in rows)
        last = rows[-1].pk


def _row(event: Event) -> dict[str, Any]:
    leaf = getattr(event, "leaf", None)
    position = leaf.position if leaf else None
    return {"number": event.pk, "position": position, "facts": facts_of(event), "digest": event.digest}
