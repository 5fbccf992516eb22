"""ISO 3166 as a list of places, parents before their parts."""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

import pycountry

WORLD = "001"  # UN M49

# ISO lists these both as a territory and as a subdivision of another; Taiwan stands under China as ISO
# 3166-1 and 3166-2 have it. One place, two codes.
LISTED_TWICE = {
    "HK": "CN-HK",
    "MO": "CN-MO",
    "TW": "CN-TW",
    "PR": "US-PR",
    "GU": "US-GU",
    "AS": "US-AS",
    "MP": "US-MP",
    "VI": "US-VI",
    "UM": "US-UM",
    "GP": "FR-971",
    "MQ": "FR-972",
    "GF": "FR-973",
    "RE": "FR-974",
    "YT": "FR-976",
    "BL": "FR-BL",
    "MF": "FR-MF",
    "PM": "FR-PM",
    "PF": "FR-PF",
    "NC": "FR-NC",
    "WF": "FR-WF",
    "TF": "FR-TF",
    "AW": "NL-AW",
    "CW": "NL-CW",
    "SX": "NL-SX",
    "AX": "FI-01",
}
# The same with parts: the Caribbean Netherlands and Svalbard with Jan Mayen are territories whose parts
# ISO lists under the larger country as well.
PARTS_LISTED_TWICE = {"BQ-BO": "NL-BQ1", "BQ-SA": "NL-BQ2", "BQ-SE": "NL-BQ3"}
PART_OF = {"BQ": "NL", "SJ": "NO", "NO-21": "SJ", "NO-22": "SJ"}
# Assigned by users of ISO 3166, not by ISO itself; in daily use by the European Union and others.
USER_ASSIGNED = {"XK": "Kosovo"}


@dataclass(frozen=True)
class Place:
    """One jurisdiction as ISO has it. `codes` holds each further code that names it."""

    code: str
    name: str
    kind: str
    parent: str
    official_name: str = ""
    category: str = ""
    time_zones: tuple[str, ...] = ()
    codes: tuple[str, ...] = field(default=())

    @property
    def listed_apart(self) -> bool:
        return self.kind == "territory" and self.parent != WORLD


def places() -> Iterator[Place]:
    """Every territory, then every subdivision, each after the place it is part of."""
    zones = _zones()
    yield from _territories(zones)
    waiting = defaultdict(list)
    for part in _subdivisions(zones):
        waiting[part.parent].append(part)
    known = [code for code in list(waiting) if "-" not in code]
    while known:
        for part in waiting.pop(known.pop(), []):
            yield part
            known.append(part.code)


# Bouvet Island, Heard Island and McDonald Islands: tzdata names no zone.
NOBODY_LIVES_THERE = ("UTC",)


def _territories(zones: dict[str, tuple[str, ...]]) -> Iterator[Place]:
    apart = []
    for country in pycountry.countries:
        code = country.alpha_2
        twice = LISTED_TWICE.get(code, "")
        place = Place(
            code=code,
            name=getattr(country, "common_name", country.name),
            official_name=getattr(country, "official_name", country.name),
            kind="territory",
            parent=PART_OF.get(code) or (twice.split("-")[0] if twice else WORLD),
            time_zones=zones.get(code, NOBODY_LIVES_THERE),
            codes=(twice,) if twice else (),
        )
        if place.listed_apart:
            apart.append(place)
        else:
            yield place
    for code, name in USER_ASSIGNED.items():
        yield Place(code=code, name=name, kind="territory", parent=WORLD, time_zones=zones.get(code, ()))
    yield from apart


def _subdivisions(zones: dict[str, tuple[str, ...]]) -> Iterator[Place]:
    same = {code: place for place, code in (LISTED_TWICE | PARTS_LISTED_TWICE).items()}
    for part in pycountry.subdivisions:
        if part.code in same:
            continue
        parent = PART_OF.get(part.code) or part.parent_code or part.country_code
        yield Place(
            code=part.code,
            name=part.name,
            kind="subdivision",
            category=part.type,
            parent=same.get(parent, parent),
            codes=(PARTS_LISTED_TWICE[part.code],) if part.code in PARTS_LISTED_TWICE else (),
            # Which of its territory's zones a part is in is not in ISO's list: it may be in any of them.
            time_zones=zones.get(part.country_code, NOBODY_LIVES_THERE),
        )


def _zones() -> dict[str, tuple[str, ...]]:
    """IANA time zones by territory, the most populous first, as tzdata lists them."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, _coordinates, zone in zone_table():
        found[code].append(zone)
    found["XK"] = ["Europe/Belgrade"]
    available = zoneinfo.available_timezones()
    return {code: tuple(zone for zone in names if zone in available) for code, names in found.items()}


def zone_table() -> Iterator[tuple[str, str, str]]:
    """Territory, ISO 6709 coordinates of its main town and zone; the most populous zone of each first."""
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, coordinates, zone, *_ = line.split("\t")
            yield code, coordinates, zone
