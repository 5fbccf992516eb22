"""The map as the page draws it: shapes with their states, and markers for what is too small to see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.atlas.projection import HEIGHT, WIDTH, on_sheet
from jurisdictions.pauses.atlas.shapes import Point, Shape, shapes
from jurisdictions.pauses.atlas.states import RANK, State

PIXELS, PIXELS_OF_PART = 960, 640  # the map is never drawn narrower (static/css/atlas.css)
MARKER, DOT = 12, 3  # half their width, in pixels
DIRECTIONS = 12
RINGS = 6


@dataclass(frozen=True)
class Area:
    """A part of the world that fills the map: west, south, east, north in degrees."""

    label: str | Promise
    degrees: tuple[int, int, int, int] | None = None

    def window(self) -> tuple[int, int, int, int]:
        """Left, top, width and height on the sheet."""
        if self.degrees is None:
            return 0, 0, WIDTH, HEIGHT
        west, south, east, north = self.degrees
        left, right = on_sheet(west, (south + north) / 2)[0], on_sheet(east, (south + north) / 2)[0]
        top, bottom = on_sheet(0, north)[1], on_sheet(0, south)[1]
        return left, top, right - left, bottom - top


AREAS = {
    "world": Area(_("World")),
    "africa": Area(_("Africa"), (-30, -36, 65, 38)),
    "americas": Area(_("Americas"), (-150, -57, -25, 72)),
    "asia": Area(_("Asia"), (30, -12, 150, 55)),
    "europe": Area(_("Europe"), (-25, 34, 45, 71)),
    "oceania": Area(_("Oceania"), (95, -50, 180, 22)),
}


@dataclass(frozen=True)
class Drawn:
    """A territory on the map. `at` is where its marker stands, `pin` the spot it had to move away from."""

    place: Jurisdiction
    state: State
    outline: str
    at: Point | None = None
    pin: Point | None = None


@dataclass(frozen=True)
class Drawing:
    """All of it, in units of the sheet; `unit` is how many of them a pixel has."""

    window: tuple[int, int, int, int]
    unit: float
    territories: list[Drawn]
    left_over: list[tuple[Jurisdiction, State]]

    @property
    def view_box(self) -> str:
        return " ".join(map(str, self.window))

    @property
    def scale(self) -> str:
        return f"{self.unit:.2f}"

    @property
    def marker(self) -> str:
        return f"{MARKER * self.unit:.1f}"

    @property
    def dot(self) -> str:
        return f"{DOT * self.unit:.1f}"


def drawing(places: Sequence[Jurisdiction], states: Mapping[str, State], area: Area) -> Drawing:
    """The territories in their states; those no package knows a place of are left over."""
    window = area.window()
    unit = window[2] / (PIXELS_OF_PART if area.degrees else PIXELS)
    known = shapes()
    markers: dict[str, Point] = {}
    for place in places:
        shape = known.get(place.code)
        if shape and shape.is_small and states[place.code] != State.OPEN:
            markers[place.code] = _free_spot(shape.centre, list(markers.values()), unit)
    drawn = [_drawn(row, states[row.code], known[row.code], markers) for row in places if row.code in known]
    # Marks lie on top of shapes, and the line to a mark that moved lies under the others.
    drawn.sort(key=lambda each: (each.at is not None, each.pin is None, RANK[each.state]))
    left_over = [(row, states[row.code]) for row in places if row.code not in known]
    return Drawing(window, unit, drawn, left_over)


def _drawn(place: Jurisdiction, state: State, shape: Shape, markers: Mapping[str, Point]) -> Drawn:
    at = markers.get(place.code)
    if at is None and not shape.outline:
        at = shape.centre
    return Drawn(place, state, shape.outline, at, shape.centre if at and at != shape.centre else None)


def _free_spot(wanted: Point, taken: list[Point], unit: float) -> Point:
    """Where a marker hides no other: its own place, or the nearest in widening rings around it."""
    apart = 2.2 * MARKER * unit
    for ring in range(RINGS):
        for step in range(DIRECTIONS if ring else 1):
            turn = 2 * pi * step / DIRECTIONS
            x, y = wanted[0] + ring * apart * cos(turn), wanted[1] + ring * apart * sin(turn)
            if all(hypot(x - other[0], y - other[1]) >= 0.98 * apart for other in taken):
                return round(x), round(y)
    return wanted
