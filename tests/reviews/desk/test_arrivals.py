"""A pause's preview says how many requests a month are to be expected, and where that comes from."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from jurisdictions.pauses.expected import expected
from jurisdictions.pauses.scope import PauseScope
from reviews.desk.models import Closing
from reviews.reports.models import PublishedCount, PublishedFile
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db


def scope(**facts):
    return PauseScope(jurisdiction("HK"), **facts)


def arrived(days, **facts):
    return request(received_at=timezone.now() - timedelta(days=days), **facts)


def published(value, since=date(2020, 1, 1), until=date(2020, 6, 30), **facts):
    file, _ = PublishedFile.objects.get_or_create(name="table.csv", sha256="0" * 64)
    facts = {"provider": "Whatsapp", "metric": "received", "jurisdiction": jurisdiction("HK")} | facts
    return PublishedCount.objects.create(
        file=file,
        line=PublishedCount.objects.count() + 1,
        period_from=since,
        period_to=until,
        value=None if value is None else Decimal(value),
        **facts,
    )


def test_it_is_the_mean_of_what_the_desk_received_in_twelve_months():
    for days in (1, 100, 200, 300, 364, 364):
        arrived(days)
    arrived(400)  # too long ago
    arrived(5, agency_jurisdiction=jurisdiction("DE"))
    found = expected(scope())
    assert found.a_month == pytest.approx(0.5, rel=0.01)
    assert found.is_few
    assert found.source == "6 received by this desk in the last 12 months"


def test_a_request_that_was_closed_counts_as_received():
    one = arrived(1)
    Closing.objects.create(request=one, outcome="rejected")
    one.state = "closed"
    one.save()
    assert expected(scope()).a_month == 1


def test_a_desk_of_two_months_is_not_divided_by_twelve():
    for days in (1, 2, 30, 61):
        arrived(days)
    assert expected(scope()).a_month == pytest.approx(2, rel=0.01)


def test_a_desk_of_a_day_promises_no_flood():
    arrived(1)
    arrived(0)
    assert expected(scope()).a_month == 2


def test_without_requests_on_the_desk_it_comes_from_what_providers_published():
    service("whatsapp")
    published(120, date(2019, 7, 1), date(2019, 12, 31))
    published(60)
    published(999, provider="Unknown firm")
    published(999, jurisdiction=jurisdiction("DE"))
    published(999, agency="Customs")
    published(999, metric="accounts")
    found = expected(scope())
    assert found.a_month == pytest.approx(10, rel=0.01)
    assert found.source == "published, not this desk’s own: Whatsapp Jan 2020 – Jun 2020"


def test_a_published_total_is_not_added_to_its_own_types():
    service("whatsapp")
    published(60)
    published(50, request_type="emergency")
    assert expected(scope()).a_month == pytest.approx(10, rel=0.01)


def test_types_are_added_up_where_there_is_no_total():
    service("whatsapp")
    published(50, request_type="legal process")
    published(10, request_type="emergency")
    assert expected(scope()).a_month == pytest.approx(10, rel=0.01)


def test_a_published_nought_is_said_and_a_blank_is_no_nought():
    service("whatsapp")
    service("zoom", "Zoom")
    published(0)
    published(None, provider="Zoom")
    found = expected(scope())
    assert (found.a_month, found.blank) == (0, ["Zoom"])
    assert not found.is_few
    only_zoom = expected(scope(services=(service("zoom").pk,)))
    assert (only_zoom.a_month, only_zoom.blank) == (None, ["Zoom"])


def test_services_that_nobody_published_about_have_no_expectation():
    published(60)
    assert expected(scope(services=(service("signal").pk,))) is None


def test_what_is_left_out_of_the_pause_is_left_out_of_what_is_expected():
    service("whatsapp")
    published(60)
    china = PauseScope(jurisdiction("CN"), left_out=(jurisdiction("HK").pk,))
    assert expected(china) is None
    assert expected(PauseScope(jurisdiction("CN"))) is not None
