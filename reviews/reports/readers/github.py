"""GitHub's transparency reports."""

from collections.abc import Iterator

from reviews.reports.models import Metric
from reviews.reports.readers.layout import Cell, Layout, Row
from reviews.reports.readers.periods import period

PROVIDER = "GitHub"
LICENCE = "CC-BY-4.0, GitHub transparency reports"


def _handled(row: Row) -> Iterator[Cell]:
    facts = {"period": period("year", row["year"]), "provider": PROVIDER, "request_type": row["type"]}
    for column, metric in (
        ("count_requests_received", Metric.RECEIVED),
        ("count_disclosed", Metric.DISCLOSED),
    ):
        yield Cell(column, row[column], metric, **facts)  # type: ignore[arg-type]


def _cross_border(row: Row) -> Iterator[Cell]:
    yield Cell(
        "count",
        row["count"],
        Metric.RECEIVED,
        period("year", row["year"]),
        country=row["government_iso2_code"] or row["government"],
        provider=PROVIDER,
        request_type="cross-border request",
    )


def _accounts(row: Row) -> Iterator[Cell]:
    column = "count_accounts_affected"
    yield Cell(column, row[column], Metric.ACCOUNTS, period("year", row["year"]), provider=PROVIDER)


LAYOUTS = (
    Layout(
        "GitHub: received and disclosed",
        ("year", "type", "count_requests_received", "count_disclosed"),
        LICENCE,
        _handled,
    ),
    Layout(
        "GitHub: cross-border",
        ("year", "government", "government_iso2_code", "count"),
        LICENCE,
        _cross_border,
    ),
    Layout("GitHub: accounts", ("year", "count_accounts_affected"), LICENCE, _accounts),
)
