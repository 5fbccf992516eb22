"""The outline of each territory on the sheet, worked out once a process from the package countryinfo."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from countryinfo import CountryInfo, CountryNotFoundError

from jurisdictions.iso import places, zone_table
from jurisdictions.pauses.atlas.projection import on_sheet

Point = tuple[int, int]
NOT_DRAWN = {"AQ"}
SMALL = 20  # units: what is smaller is seen by its marker only
CORNERS = 3
COORDINATES = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?([+-])(\d{3})(\d\d)(?:\d\d)?")


@dataclass(frozen=True)
class Shape:
    """A territory on the sheet: `outline` is the data of an SVG path, empty where none is known."""

    code: str
    outline: str
    centre: Point
    is_small: bool


@cache
def shapes() -> dict[str, Shape]:
    """Every territory that can be drawn, by its code."""
    towns = _towns()
    found = {}
    for place in places():
        if place.kind == "territory" and place.code not in NOT_DRAWN:
            shape = _shape(place.code, towns.get(place.code))
            if shape is not None:
                found[place.code] = shape
    return found


def _shape(code: str, town: Point | None) -> Shape | None:
    try:
        known = CountryInfo(code)
    except CountryNotFoundError:
        known = None
    rings = list(_rings(known.geo_json())) if known else []
    centre = town or (_centre_of(known) if known else None) or (max(rings, key=len)[0] if rings else None)
    if centre is None:
        return None
    outline = "".join(map(_drawn, rings))
    return Shape(code, outline, centre, not outline or _extent(rings) < SMALL)


def _centre_of(known: CountryInfo) -> Point | None:
    where = known.latlng()
    return on_sheet(where[1], where[0]) if where else None


def _rings(collection: dict | None) -> Iterator[list[Point]]:  # type: ignore[type-arg]
    """Outer and inner rings of GeoJSON as points of the sheet, each point once."""
    for feature in (collection or {}).get("features", []):
        geometry = feature["geometry"]
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        for ring in (ring for polygon in polygons for ring in polygon):
            points = list(_without_repeats(on_sheet(point[0], point[1]) for point in ring))
            if len(points) > CORNERS:
                yield points


def _without_repeats(points: Iterable[Point]) -> Iterator[Point]:
    last = None
    for point in points:
        if point != last:
            yield point
        last = point


def _drawn(ring: list[Point]) -> str:
    """A closed path: where it begins, then steps in whole units."""
    (x, y), *rest = ring
    said = [f"M{x} {y}l"]
    for to_x, to_y in rest[:-1]:
        said.append(f"{to_x - x} {to_y - y} ")
        x, y = to_x, to_y
    return "".join(said).replace(" -", "-").rstrip() + "z"


def _extent(rings: list[list[Point]]) -> int:
    """The longer side of the whole."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _towns() -> dict[str, Point]:
    """Where the most populous time zone of each territory has its town."""
    found: dict[str, Point] = {}
    for code, coordinates, _zone in zone_table():
        match = COORDINATES.fullmatch(coordinates)
        if match and code not in found:
            south, degrees, minutes, west, across, more = match.groups()
            latitude = float(f"{south}{int(degrees) + int(minutes) / 60}")
            found[code] = on_sheet(float(f"{west}{int(across) + int(more) / 60}"), latitude)
    return found
