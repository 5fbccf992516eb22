"""Texts, times and deadlines: the rules that no form can leave out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reviews.regimes import REGIMES, business_days, name_of, regimes_for, source_of
from reviews.rules import dates, text
from reviews.rules.problems import Wrong

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_hundred_thousand_characters_are_taken_and_one_more_is_refused_with_the_limit():
    assert len(text.long_text("x" * 100_000)) == 100_000
    with pytest.raises(Wrong, match=r"100,001 characters; there is room for 100,000"):
        text.long_text("x" * 100_001)


def test_names_of_every_script_pass_and_lose_marks_that_turn_them_round():
    assert text.line("محكمة\u200f الاستئناف", 50) == "محكمة الاستئناف"
    assert text.line("高等法院", 50) == "高等法院"
    assert text.line("Police\u202ecilop", 50) == "Policecilop"
    assert text.line("e\u0301", 50) == "é"
    assert text.line("a\n\tb", 50) == "a b"


@pytest.mark.parametrize("hostile", ["a\x00b", "a\x1bb", "a\x7fb"])
def test_control_characters_are_refused(hostile):
    with pytest.raises(Wrong):
        text.line(hostile, 50)


def test_a_long_text_keeps_its_marks_and_lines_and_refuses_nul():
    assert text.long_text("a\n\u202eb\u202c") == "a\n\u202eb\u202c"
    with pytest.raises(Wrong):
        text.long_text("a\x00b")


@given(some.text(max_size=200))
def test_a_line_that_is_taken_stays_as_it_is(given_text):
    try:
        line = text.line(given_text, 500)
    except Wrong:
        return
    assert text.line(line, 500) == line
    assert "\n" not in line


def test_nothing_arrives_in_the_future_but_clocks_differ():
    assert dates.received(None, NOW) == NOW
    assert dates.received(NOW + timedelta(minutes=4), NOW)
    for wrong in (NOW + timedelta(minutes=6), datetime(1889, 1, 1, tzinfo=UTC)):
        with pytest.raises(Wrong):
            dates.received(wrong, NOW)


def test_a_paper_may_be_dated_on_the_day_that_has_begun_in_the_pacific():
    dates.dated(date(2026, 11, 25), NOW)
    with pytest.raises(Wrong):
        dates.dated(date(2026, 11, 26), NOW)


def test_a_range_of_time_runs_forward():
    dates.data_range(NOW, NOW)
    dates.data_range(None, NOW)
    with pytest.raises(Wrong):
        dates.data_range(NOW, NOW - timedelta(seconds=1))
    with pytest.raises(Wrong):
        dates.data_range(datetime(1, 1, 1, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 12, 7, 9, tzinfo=UTC)),  # a Monday
        (datetime(2026, 11, 27, 9, tzinfo=UTC), datetime(2026, 12, 11, 9, tzinfo=UTC)),  # a Friday
        (datetime(2026, 11, 28, 9, tzinfo=UTC), datetime(2026, 12, 11, 9, tzinfo=UTC)),  # a Saturday
    ],
)
def test_ten_business_days_pass_over_weekends(start, due):
    assert business_days(10)(start) == due


@pytest.mark.parametrize(
    ("code", "span"),
    [
        ("epoc", timedelta(days=10)),
        ("epoc_emergency", timedelta(hours=8)),
        ("epoc_pr", timedelta(days=60)),
        ("us_2703f", timedelta(days=90)),
        ("cloud_act", timedelta(days=7)),
        ("budapest_7", timedelta(days=30)),
        ("mlat", timedelta(days=60)),
        ("service_level_emergency", timedelta(hours=2)),
    ],
)
def test_each_regime_gives_the_time_that_its_source_gives(code, span):
    (regime,) = [regime for regime in REGIMES if regime.code == code]
    assert regime.due(NOW) == NOW + span
    assert name_of(code)
    assert source_of(code)


@given(
    some.sampled_from(["epoc", "mlat", "informal", "preservation", "emergency"]),
    some.booleans(),
    some.sets(some.sampled_from(["001", "US", "HK"])),
)
def test_every_request_has_exactly_one_service_level(request_type, emergency, places):
    regimes = regimes_for(request_type, emergency, places)
    levels = [regime for regime in regimes if regime.code.startswith("service_level")]
    assert len(levels) == 1
    assert levels[0].emergency == emergency
