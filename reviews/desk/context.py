"""What a reviewer should know around a request: the pauses there, and how this agency's requests ended."""

from django.db.models import Count
from django.http import HttpRequest
from django.template.loader import render_to_string

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import what
from portal.ui.panels import panel
from reviews.desk.models import Closing, Outcome
from reviews.models import Request

SHOWN = 5


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
