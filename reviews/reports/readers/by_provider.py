"""The table of nineteen providers by country and half-year."""

from collections.abc import Iterator

from reviews.reports.models import Metric
from reviews.reports.readers.layout import Cell, Layout, Row
from reviews.reports.readers.periods import period

DISCLOSED = "Requests where some data was disclosed (content or non content)"
COLUMNS = {
    "User Data Requests": Metric.RECEIVED,
    f"Number of {DISCLOSED}": Metric.DISCLOSED,
    f"Percentage of {DISCLOSED}": Metric.PERCENTAGE,
    "Users/Accounts Specified": Metric.ACCOUNTS,
}


def _read(row: Row) -> Iterator[Cell]:
    when = period("Period", row["Period"])
    for column, metric in COLUMNS.items():
        yield Cell(
            column, row[column], metric, when, country=row["Country"], provider=row["Service Provider"]
        )


LAYOUTS = (
    Layout(
        "Providers by country",
        ("ID", "Service Provider", "Year", "Period", "Country", *COLUMNS),
        "CC-BY-SA-4.0, ali-ce/datasets",
        _read,
    ),
)
