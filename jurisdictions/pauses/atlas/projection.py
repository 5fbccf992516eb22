"""Longitude and latitude onto the sheet: the Equal Earth projection (Šavrič, Patterson, Jenny 2018).

Areas keep their proportion, so that no territory looks larger than it is.
"""

from math import asin, cos, pi, radians, sin, sqrt

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF_ROOT = sqrt(3) / 2
WIDTH = 1920  # units of the sheet: two a pixel where the map is 960 pixels wide
SCALE = WIDTH * 3 * A1 / (4 * sqrt(3) * pi)
NORTH = 84.0
SOUTH = -57.0  # Antarctica sends no requests


def _plane(longitude: float, latitude: float) -> tuple[float, float]:
    """Both in radians from the centre of the map, x to the east and y to the north."""
    angle = asin(HALF_ROOT * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    stretch = 3 * (9 * A4 * square * sixth + 7 * A3 * sixth + 3 * A2 * square + A1)
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / stretch
    return x, angle * (A1 + A2 * square + sixth * (A3 + A4 * square))


TOP = _plane(0, NORTH)[1]
HEIGHT = round((TOP - _plane(0, SOUTH)[1]) * SCALE)


def on_sheet(longitude: float, latitude: float) -> tuple[int, int]:
    """Degrees to whole units of the sheet, from its upper left corner."""
    x, y = _plane(longitude, latitude)
    return round(WIDTH / 2 + x * SCALE), round((TOP - y) * SCALE)
