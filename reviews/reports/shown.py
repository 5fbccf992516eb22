"""Where published history shows itself outside its own pages."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from portal.ui import nav
from portal.ui.panels import panel
from reviews.reports.models import Metric, PublishedCount
from reviews.reports.plot import plot

ROWS = 400

nav.register(nav.NavItem(_("Reports"), "reports:transparency", "t", 60))


@panel("jurisdiction.detail", order=60)
def history(request: HttpRequest, jurisdiction: Jurisdiction) -> str | None:
    """What providers and the government itself published about requests from here."""
    rows = PublishedCount.objects.filter(jurisdiction=jurisdiction).select_related("file")
    counts = list(rows.order_by("period_from", "period_to", "provider", "line", "metric")[:ROWS])
    if not counts:
        return None
    context = {
        "jurisdiction": jurisdiction,
        "counts": counts,
        "plot": plot(count for count in counts if count.metric == Metric.RECEIVED),
        "sources": {count.file.licence for count in counts},
    }
    return render_to_string("reports/history.html", context, request)
