"""The deadlines a request comes under: which law or rule sets each, and how long it gives.

Statutory clocks run through a pause; internal ones stop while one holds the request (see
`reviews.clocks.running`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reviews.models.words import RequestType

Due = Callable[[datetime], datetime]
PRESERVATIONS = (RequestType.PRESERVATION, RequestType.PRESERVATION_EXTENSION)
SATURDAY = 5


def after(**span: int) -> Due:
    """Due a plain span of time after the start."""
    return lambda start: start + timedelta(**span)


def business_days(number: int) -> Due:
    """Due after so many days from Monday to Friday, counted in UTC; public holidays are not known here."""

    def due(start: datetime) -> datetime:
        day, left = start, number
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < SATURDAY
        return day

    return due


@dataclass(frozen=True)
class Regime:
    """One rule that sets a deadline. `source` names the law or the agreement it was read from."""

    code: str
    name: str | Promise
    source: str | Promise
    due: Due
    types: tuple[str, ...] = ()  # empty: all
    emergency: bool | None = None  # None: either
    within: str = ""  # the code of a jurisdiction the agency must be of
    outside: str = ""  # … or must not be of
    statutory: bool = True

    def applies(self, request_type: str, emergency: bool, places: Iterable[str]) -> bool:
        """Whether a request of this type comes under it; `places` are the agency's codes, world included."""
        known = set(places)
        return (
            (not self.types or request_type in self.types)
            and self.emergency in (None, emergency)
            and (not self.within or self.within in known)
            and (not self.outside or self.outside not in known)
        )


REGIMES = (
    Regime(
        "epoc",
        _("European Production Order"),
        "Regulation (EU) 2023/1543, art. 10",
        after(days=10),
        types=(RequestType.EPOC,),
        emergency=False,
    ),
    Regime(
        "epoc_emergency",
        _("European Production Order, emergency"),
        "Regulation (EU) 2023/1543, art. 10",
        after(hours=8),
        types=(RequestType.EPOC,),
        emergency=True,
    ),
    Regime(
        "epoc_pr",
        _("European Preservation Order"),
        "Regulation (EU) 2023/1543, art. 11",
        after(days=60),
        types=(RequestType.EPOC_PR,),
    ),
    Regime(
        "us_2703f",
        _("Preservation of records"),
        "18 USC 2703(f)(2)",
        after(days=90),
        types=PRESERVATIONS,
        within="US",
    ),
    Regime(
        "preservation",
        _("Preservation, as a courtesy"),
        _("This desk, after 18 USC 2703(f)"),
        after(days=90),
        types=PRESERVATIONS,
        outside="US",
        statutory=False,
    ),
    Regime(
        "cloud_act",
        _("CLOUD Act order"),
        _("UK-US agreement of 2019, as reported: the order itself prevails"),
        after(days=7),
        types=(RequestType.CLOUD_ACT,),
    ),
    Regime(
        "budapest_7",
        _("Order under the Budapest Convention"),
        _("Second Additional Protocol, art. 7, as reported: the order itself prevails"),
        after(days=30),
        types=(RequestType.BUDAPEST_7,),
    ),
    Regime(
        "mlat",
        _("Mutual legal assistance"),
        _("This desk"),
        after(days=60),
        types=(RequestType.MLAT, RequestType.LETTER_ROGATORY),
        statutory=False,
    ),
    Regime(
        "service_level",
        _("Service level"),
        _("This desk: ten business days"),
        business_days(10),
        emergency=False,
        statutory=False,
    ),
    Regime(
        "service_level_emergency",
        _("Service level, emergency"),
        _("This desk: two hours"),
        after(hours=2),
        emergency=True,
        statutory=False,
    ),
)
BY_CODE = {regime.code: regime for regime in REGIMES}


def regimes_for(request_type: str, emergency: bool, places: Iterable[str]) -> list[Regime]:
    """Every regime the request comes under; there is always a service level among them."""
    return [regime for regime in REGIMES if regime.applies(request_type, emergency, places)]


def name_of(code: str) -> str:
    """A clock's regime in words; an unknown code stands for itself."""
    return str(BY_CODE[code].name) if code in BY_CODE else code


def source_of(code: str) -> str:
    """Which law or rule set a clock."""
    return str(BY_CODE[code].source) if code in BY_CODE else ""
