"""The drawing: every territory is on it or named beside it, and marks of small ones hide each other not."""

from itertools import combinations
from math import hypot

import pytest

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.atlas.drawing import AREAS, MARKER, drawing
from jurisdictions.pauses.atlas.projection import HEIGHT, WIDTH, on_sheet
from jurisdictions.pauses.atlas.shapes import shapes
from jurisdictions.pauses.atlas.states import State

SMALL = {"HK", "MO", "SG", "LU", "MT", "BH", "VA", "SM"}


def drawn(paused=(), area="world"):
    places = list(Jurisdiction.objects.filter(kind="territory"))
    states = {place.code: State.PAUSED if place.code in paused else State.OPEN for place in places}
    return drawing(places, states, AREAS[area])


def test_the_projection_is_symmetric_and_fills_the_sheet():
    middle = on_sheet(0, 0)
    assert middle[0] == WIDTH / 2
    assert (on_sheet(-180, 0)[0], on_sheet(180, 0)[0]) == (0, WIDTH)
    assert on_sheet(0, 84)[1] == 0
    assert abs(on_sheet(0, -57)[1] - HEIGHT) <= 1
    north, south = on_sheet(40, 30), on_sheet(40, -30)
    assert north[0] == south[0]
    assert abs((middle[1] - north[1]) - (south[1] - middle[1])) <= 1


def test_equal_areas_of_the_globe_are_equal_on_the_sheet():
    """A strip of ten degrees at 60° north has half the area of one at the equator (cos 60°)."""

    def strip(south, north):
        width = on_sheet(180, (south + north) / 2)[0] - on_sheet(-180, (south + north) / 2)[0]
        return width * (on_sheet(0, south)[1] - on_sheet(0, north)[1])

    assert strip(55, 65) / strip(-5, 5) == pytest.approx(0.5, rel=0.02)


def test_outlines_stay_on_the_sheet_and_are_closed():
    for shape in shapes().values():
        assert 0 <= shape.centre[0] <= WIDTH
        assert shape.outline.count("M") == shape.outline.count("z")
    assert shapes()["CN"].outline


@pytest.mark.django_db
def test_every_territory_is_drawn_or_named():
    picture = drawn()
    codes = {each.place.code for each in picture.territories} | {row.code for row, _ in picture.left_over}
    assert codes == set(Jurisdiction.objects.filter(kind="territory").values_list("code", flat=True))
    assert {row.code for row, _ in picture.left_over} == {"AQ", "BV", "XK"}


@pytest.mark.django_db
@pytest.mark.parametrize("area", AREAS)
def test_a_paused_place_too_small_to_see_has_a_mark_of_24_pixels_that_hides_no_other(area):
    picture = drawn(SMALL, area)
    marks = [each.at for each in picture.territories if each.place.code in SMALL]
    assert all(marks)
    assert float(picture.marker) == pytest.approx(MARKER * picture.unit, abs=0.1)
    assert all(
        hypot(a[0] - b[0], a[1] - b[1]) >= 2 * MARKER * picture.unit for a, b in combinations(marks, 2)
    )


@pytest.mark.django_db
def test_large_places_need_no_mark():
    assert [each.at for each in drawn({"US"}).territories if each.place.code == "US"] == [None]
