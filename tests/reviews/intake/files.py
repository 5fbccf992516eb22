"""CSV files of made-up requests."""

import csv
from pathlib import Path
from typing import Any

HEADER = [
    "agency",
    "agency_jurisdiction",
    "reference",
    "service",
    "type",
    "received_at",
    "categories",
    "identifiers",
]


def row(number: int = 1, **cells: Any) -> dict[str, str]:
    """A good row; `cells` replaces some of it."""
    return {
        "agency": "Made-up Police of Hong Kong",
        "agency_jurisdiction": "HK",
        "reference": f"CASE/{number}",
        "service": ("whatsapp", "telegram")[number % 2],
        "type": "court_order",
        "received_at": f"2026-0{1 + number % 6}-1{number % 10}T10:00:00Z",
        "categories": "subscriber|traffic",
        "identifiers": f"phone:+852555{number % 100000:05} | email:user{number}@example.org",
        **cells,
    }


def write(path: Path, rows: list[dict[str, str]], *, separator: str = ",", encoding: str = "utf-8") -> Path:
    columns = list(dict.fromkeys(name for one in rows for name in one)) or HEADER
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, columns, delimiter=separator, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path
