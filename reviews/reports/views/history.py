"""The pages of reports."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from portal.ui.spreadsheet import as_csv
from reviews.reports.models import PublishedCount, PublishedFile

HEADER = (
    "file",
    "line",
    "from",
    "to",
    "jurisdiction",
    "as published",
    "provider",
    "agency",
    "type",
    "metric",
    "value",
    "cell",
    "flags",
)


def home(http: HttpRequest) -> HttpResponse:
    """What was read in, from where, and what is odd in it."""
    odd = Count("counts", filter=~Q(counts__flags=[]))
    files = PublishedFile.objects.annotate(number=Count("counts"), odd=odd)
    flagged = PublishedCount.objects.exclude(flags=[]).exclude(flags=["blank"]).exclude(flags=["fractional"])
    context = {"files": files, "flagged": flagged.select_related("file", "jurisdiction")[:50]}
    return render(http, "reports/home.html", context)


def export(http: HttpRequest) -> StreamingHttpResponse:
    """Published counts as CSV, of one jurisdiction (`?j=HK`) or all."""
    rows = PublishedCount.objects.select_related("file", "jurisdiction").order_by("pk")
    if code := http.GET.get("j"):
        rows = rows.filter(jurisdiction__codes__code=code.upper())
    cells = (
        (
            count.file.name,
            count.line,
            count.period_from,
            count.period_to,
            count.jurisdiction.code if count.jurisdiction else "",
            count.country,
            count.provider,
            count.agency,
            count.request_type,
            count.metric,
            count.value,
            count.cell,
            "; ".join(count.flags),
        )
        for count in rows.iterator(chunk_size=1000)
    )
    return as_csv("history.csv", HEADER, cells)
