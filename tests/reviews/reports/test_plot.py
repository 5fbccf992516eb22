"""What the plot of published history draws."""

from decimal import Decimal

import pytest

from reviews.reports.plot import round_above


@pytest.mark.parametrize(
    ("highest", "top"),
    [("5443", 8000), ("1", 4), ("4", 4), ("262", 400), ("80.5", 200), ("1000000", 2000000)],
)
def test_an_axis_ends_at_a_round_number_not_below(highest, top):
    assert round_above(Decimal(highest)) == top
