"""The half-years that reports speak of."""

from datetime import UTC, datetime

from django.utils import timezone

from reviews.counted import Period
from reviews.models import Request

JULY = 7


def half_year(name: str) -> Period | None:
    """The period of a name such as `2020-H2`; None where it is no such name."""
    year, _, half = name.partition("-H")
    if half not in {"1", "2"} or not year.isascii() or not year.isdigit() or not 1 <= int(year) < 9999:  # noqa: PLR2004
        return None
    middle = datetime(int(year), JULY, 1, tzinfo=UTC)
    if half == "1":
        return Period(middle.replace(month=1), middle)
    return Period(middle, datetime(int(year) + 1, 1, 1, tzinfo=UTC))


def name_of(moment: datetime) -> str:
    """The half-year of a moment in UTC, such as `2020-H2`."""
    moment = moment.astimezone(UTC)
    return f"{moment.year:04}-H{1 if moment.month < JULY else 2}"


def half_years() -> list[str]:
    """Every half-year since the first request was received, the newest first; at least the present one."""
    first = Request.objects.order_by("received_at").values_list("received_at", flat=True).first()
    now = timezone.now()
    oldest = min(first or now, now).astimezone(UTC)
    names = []
    for year in range(now.year, oldest.year - 1, -1):
        names += [f"{year:04}-H2", f"{year:04}-H1"]
    return [name for name in names if name_of(oldest) <= name <= name_of(now)]
