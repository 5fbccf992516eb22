"""What the desk counts of its own work in a period. Rooms above count; the report asks and imports none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, QuerySet, TextChoices, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reviews.models import RequestType


class Process(TextChoices):
    """The legal process of a request as transparency reports tell them apart."""

    LEGAL = "legal", _("Legal process")
    EMERGENCY = "emergency", _("Emergency")
    PRESERVATION = "preservation", _("Preservation")
    INFORMAL = "informal", _("Informal / voluntary")
    SECURITY = "security", _("National security")


KINDS = {
    Process.SECURITY: (RequestType.NATIONAL_SECURITY_LETTER, RequestType.FISA),
    Process.PRESERVATION: (
        RequestType.PRESERVATION,
        RequestType.PRESERVATION_EXTENSION,
        RequestType.EPOC_PR,
    ),
    Process.INFORMAL: (RequestType.INFORMAL,),
}


@dataclass(frozen=True)
class Period:
    """From this moment until just before that one, in UTC."""

    start: datetime
    end: datetime

    def has(self, column: str) -> dict[str, datetime]:
        """The filter for rows whose moment in this column falls in it."""
        return {f"{column}__gte": self.start, f"{column}__lt": self.end}


Key = tuple[int, str]  # the agency's jurisdiction, the process
Counts = Mapping[Key, int]


@dataclass(frozen=True)
class Counted:
    """One column of the report."""

    code: str
    label: str | Promise
    means: str | Promise
    of: Callable[[Period], Counts]
    order: int


_counted: dict[str, Counted] = {}


def counted(
    code: str, label: str | Promise, means: str | Promise, *, order: int
) -> Callable[[Callable[[Period], Counts]], Callable[[Period], Counts]]:
    """Register a function as a column of the report; `means` is its definition in words."""

    def register(function: Callable[[Period], Counts]) -> Callable[[Period], Counts]:
        _counted[code] = Counted(code, label, means, function, order)
        return function

    return register


def all_counted() -> list[Counted]:
    """The columns in their order."""
    return sorted(_counted.values(), key=lambda column: column.order)


def by_place_and_process(rows: QuerySet[Any], to_request: str = "", each: str = "pk") -> dict[Key, int]:
    """Count rows by their request's jurisdiction and process; `to_request` as in `request__`."""
    kinds = [When(**{f"{to_request}type__in": types}, then=Value(kind)) for kind, types in KINDS.items()]
    urgent = When(**{f"{to_request}emergency": True}, then=Value(Process.EMERGENCY))
    typed = When(**{f"{to_request}type": RequestType.EMERGENCY}, then=Value(Process.EMERGENCY))
    process = Case(*kinds, urgent, typed, default=Value(Process.LEGAL))
    grouped = (
        rows.order_by().annotate(process=process).values_list(f"{to_request}agency_jurisdiction", "process")
    )
    return {(place, kind): number for place, kind, number in grouped.annotate(number=Count(each))}
