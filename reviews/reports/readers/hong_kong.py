"""The Hong Kong government's own account of its requests, and published counts around the pauses of 2020."""

from collections.abc import Iterator
from datetime import date

from reviews.reports.models import Metric
from reviews.reports.readers.layout import Cell, Layout, Row, Unreadable
from reviews.reports.readers.numbers import SAYS_NOTHING
from reviews.reports.readers.periods import period

PLACE = "HK"
PROVIDERS = "Names of service providers (if such information can be provided)"
BEGINS, ENDS = "Date Request Initiated", "Date Request Ends"
COLUMNS = {
    "Requests Submitted": Metric.RECEIVED,
    "Requests Accepted": Metric.DISCLOSED,
    "Compliance Rate": Metric.PERCENTAGE,
    "Users Affected": Metric.ACCOUNTS,
}
# What the compiled counts call a metric: ours, and the type of request it is about.
METRICS = {
    "requests": (Metric.RECEIVED, ""),
    "legal_process": (Metric.RECEIVED, "legal process"),
    "emergency": (Metric.RECEIVED, "emergency"),
    "other_legal_requests": (Metric.RECEIVED, "other legal requests"),
    "accounts": (Metric.ACCOUNTS, ""),
    "produced": (Metric.DISCLOSED, ""),
    "pct_produced": (Metric.PERCENTAGE, ""),
    "other_legal_pct_produced": (Metric.PERCENTAGE, "other legal requests"),
}
END_NOT_PROVIDED = "end not provided"


def _of_government(row: Row) -> Iterator[Cell]:
    when, flags = _years(row)
    named = row[PROVIDERS] if row[PROVIDERS].casefold() not in SAYS_NOTHING else ""
    for column, metric in COLUMNS.items():
        yield Cell(
            column,
            row[column],
            metric,
            when,
            country=PLACE,
            provider=named,
            agency=row["Government department"],
            request_type=row["Request Type"],
            flags=flags,
        )


def _years(row: Row) -> tuple[tuple[date, date], tuple[str, ...]]:
    first, last = period(BEGINS, row[BEGINS])
    if row[ENDS].casefold() in SAYS_NOTHING:
        return (first, last), (END_NOT_PROVIDED,)
    return (first, period(ENDS, row[ENDS])[1]), ()


def _around_the_pauses(row: Row) -> Iterator[Cell]:
    if row["metric"] not in METRICS:
        raise Unreadable("metric", row["metric"], "unknown metric")
    metric, request_type = METRICS[row["metric"]]
    yield Cell(
        "value",
        row["value"],
        metric,
        period("period", row["period"]),
        country=PLACE,
        provider=row["company"],
        request_type=request_type,
    )


LAYOUTS = (
    Layout(
        "Hong Kong government",
        (
            "ID",
            "Government department",
            PROVIDERS,
            "Number of ISPs contacted",
            "Request Type",
            BEGINS,
            ENDS,
            *COLUMNS,
            "Type of users affected",
            "Items requested",
            "Type of items requested",
        ),
        "CC-BY-SA-4.0, ali-ce/datasets",
        _of_government,
    ),
    Layout(
        "Hong Kong around the pauses",
        ("company", "period", "metric", "value", "source"),
        "facts compiled from the press",
        _around_the_pauses,
    ),
)
