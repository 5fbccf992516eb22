"""“As of”: what may be typed, and what it means."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.ui.moment import AsOfForm, PastForm

NOON = datetime(2020, 7, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2020-07-06", NOON.replace(hour=0)),
        ("2020-07-06 12:00", NOON),
        (" 2020-07-06T12:00 ", NOON),
        ("2020-07-06T12:00:30", NOON.replace(second=30)),
        ("2020-07-06T20:00+08:00", NOON),
        ("", None),
    ],
)
def test_a_moment_is_utc_wherever_the_reader_is(typed, meant):
    with timezone.override("Asia/Hong_Kong"):
        form = AsOfForm({"as_of": typed})
        assert form.is_valid()
        assert form.moment == meant


@pytest.mark.parametrize("typed", ["yesterday", "06/07/2020", "2020-13-01", "0001-01-01T00:00+14:00", "\x00"])
def test_what_is_no_moment_is_named_with_an_example(typed):
    form = AsOfForm({"as_of": typed})
    assert form.errors["as_of"] == ["Give a day and a time in UTC, such as 2020-07-06 12:00."]
    assert form.moment is None
    assert form.moment_in_words == ""


def test_a_moment_to_come_is_refused_where_only_the_past_is_known():
    ahead = {"as_of": (timezone.now() + timedelta(minutes=5)).isoformat()}
    assert AsOfForm(ahead).is_valid()
    assert "still to come" in PastForm(ahead).errors["as_of"][0]
    assert PastForm({"as_of": "2020-07-06"}).is_valid()
