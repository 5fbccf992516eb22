"""What a reviewer should know around a request: the pauses there, and how this agency's requests ended."""

import re

from django.db.models import Count
from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import sentence, what
from portal.accounts.who import person_of
from portal.ui.panels import panel
from reviews.desk.held import pauses_holding
from reviews.desk.models import Closing, Outcome
from reviews.desk.reading import visible_request
from reviews.models import Request

SHOWN = 5
REQUEST_PAGE = re.compile(r"^/requests/(R-\d+)/")


@panel("request.context", order=10)
def around(request: HttpRequest, item: Request) -> str:
    """Pauses that reach the agency's jurisdiction, and the agency's past outcomes."""
    pauses = Pause.objects.with_people().in_force().reaching(item.agency_jurisdiction).order_by("-pk")[:SHOWN]
    ended = Closing.objects.filter(request__agency=item.agency).values("outcome").annotate(number=Count("pk"))
    labels = dict(Outcome.choices)
    context = {
        "item": item,
        "pauses": [(pause, what(pause)) for pause in pauses],
        "outcomes": [(labels[row["outcome"]], row["number"]) for row in ended.order_by("-number")[:SHOWN]],
    }
    return render_to_string("desk/context.html", context, request)


@panel("live.page")
def held_meanwhile(request: HttpRequest, path: str) -> str | None:
    """For a request's page that was open when a pause came: it is held now, by whom, until when."""
    named = REQUEST_PAGE.match(path)
    if named is None:
        return None
    item = visible_request(person_of(request), named[1])
    pauses = [(pause, sentence(pause)) for pause in pauses_holding([item.pk]).get(item.pk, [])]
    return (
        render_to_string("desk/held_meanwhile.html", {"item": item, "pauses": pauses}, request)
        if pauses
        else None
    )
