"""Open, scheduled, partly paused, paused: of a place for a service, and of a whole territory."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.atlas.moment import Moment
from jurisdictions.pauses.atlas.reach import shown
from jurisdictions.pauses.atlas.states import State
from tests.factories.pauses import pause
from tests.factories.places import jurisdiction, service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def services():
    return [service("telegram"), service("whatsapp")]


def now():
    return Moment(timezone.now())


def of(code, moment=None):
    """The states of a place, service by service."""
    place = shown(Jurisdiction.objects.filter(code=code)).get()
    return [each.state for each in (moment or now()).row(place)]


def left_out(*codes):
    return [jurisdiction(code).pk for code in codes]


@pytest.mark.parametrize(
    ("on", "facts", "states"),
    [
        ("CN", {}, {"CN": "paused", "HK": "paused", "CN-GD": "paused", "US": "open"}),
        # Hong Kong has a row and a shape of its own: without it China is paused as a whole.
        ("CN", {"left_out": ["HK"]}, {"CN": "paused", "HK": "open", "MO": "paused"}),
        ("CN", {"left_out": ["CN-GD"]}, {"CN": "partly", "CN-GD": "open", "CN-BJ": "paused", "HK": "paused"}),
        ("CN", {"include_parts": False}, {"CN": "partly", "CN-GD": "open", "HK": "open"}),
        ("HK", {"include_parts": False}, {"HK": "paused", "CN": "open"}),
        ("US-CA", {}, {"US": "partly", "US-CA": "paused", "US-NY": "open", "PR": "open"}),
        ("001", {}, {"HK": "paused", "DE": "paused", "US-CA": "paused"}),
        ("001", {"left_out": ["CN"]}, {"HK": "open", "CN": "open", "DE": "paused"}),
        ("001", {"left_out": ["US-CA"]}, {"US": "partly", "US-CA": "open", "DE": "paused"}),
    ],
)
def test_a_pause_on_a_larger_place_reaches_its_parts_unless_it_leaves_them_out(on, facts, states):
    facts = dict(facts)
    if "left_out" in facts:
        facts["left_out"] = left_out(*facts["left_out"])
    pause(jurisdiction=jurisdiction(on), **facts)
    assert {code: of(code) for code in states} == {code: [state] * 2 for code, state in states.items()}


def test_the_world_is_partly_paused_when_any_place_is():
    pause(jurisdiction=jurisdiction("HK"))
    assert of("001") == ["partly", "partly"]


@pytest.mark.parametrize(
    "facts",
    [
        {"nexus": "user"},
        {"stage": "production"},
        {"new_only": True},
        {"request_types": ["subpoena"]},
        {"excluded_types": ["preservation"]},
        {"data_categories": ["content"]},
    ],
)
def test_a_pause_that_lets_some_requests_be_reviewed_pauses_partly(facts):
    pause(**facts)
    assert of("HK") == ["partly", "partly"]


@pytest.mark.parametrize("facts", [{"stage": "intake"}, {"nexus": "either"}, {"handling": "refuse"}])
def test_a_pause_that_stops_every_review_pauses(facts):
    pause(**facts)
    assert of("HK") == ["paused", "paused"]


def test_a_territory_is_paused_only_when_it_is_for_every_service():
    pause(services=[service("telegram").pk])
    assert of("HK") == ["paused", "open"]
    assert now().territories["HK"] == State.PARTLY
    pause(services=[service("whatsapp").pk])
    assert now().territories["HK"] == State.PAUSED
    assert now().territories["CN"] == State.OPEN


def test_a_service_that_takes_no_more_requests_holds_no_territory_open():
    pause(services=[service("telegram").pk])
    type(service("whatsapp")).objects.filter(code="whatsapp").update(is_active=False)
    assert now().territories["HK"] == State.PAUSED


def test_what_begins_later_is_scheduled_until_it_is_in_force():
    starts_at = timezone.now() + timedelta(days=2)
    pause(starts_at=starts_at, services=[service("telegram").pk])
    assert of("HK") == ["scheduled", "open"]
    assert now().territories["HK"] == State.SCHEDULED
    assert of("HK", Moment(starts_at)) == ["paused", "open"]


def test_nobody_knew_of_a_scheduled_pause_before_it_was_entered():
    pause(starts_at=timezone.now() + timedelta(days=2))
    assert of("HK", Moment(timezone.now() - timedelta(days=1))) == ["open", "open"]


def test_the_pause_that_holds_most_is_the_one_a_cell_names():
    pause(jurisdiction=jurisdiction("CN"), stage="production")
    whole = pause()
    pause(services=[service("telegram").pk], new_only=True)
    place = shown(Jurisdiction.objects.filter(code="HK")).get()
    assert {each.pause for each in now().row(place)} == {whole}


def test_rows_are_what_a_pause_stands_on_or_reaches_but_not_the_whole_world():
    pause(jurisdiction=jurisdiction("001"))
    assert now().touched() == {jurisdiction("001").pk}
    pause(jurisdiction=jurisdiction("CN"), left_out=left_out("TW"))
    names = Jurisdiction.objects.filter(pk__in=now().touched()).values_list("code", flat=True)
    assert set(names) == {"001", "CN", "HK", "MO"}
