"""A pause that would hold over a quarter of the open requests asks for the jurisdiction's name."""

from dataclasses import replace

import pytest

from jurisdictions.pauses.effects import Effect, is_broad
from jurisdictions.pauses.scope import PauseScope
from reviews.desk.models import Closing
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db


@pytest.fixture
def scope():
    service("zoom")
    return PauseScope(jurisdiction("HK"), services=(service("whatsapp").pk,))


def opened(number, code):
    return [request(service=service(code)) for _number in range(number)]


def test_a_quarter_is_not_over_a_quarter(scope):
    opened(11, "whatsapp")
    opened(33, "zoom")
    assert not is_broad(scope)


def test_one_more_than_a_quarter_is_broad(scope):
    opened(11, "whatsapp")
    opened(32, "zoom")
    assert is_broad(scope)


def test_what_is_closed_is_no_open_work(scope):
    opened(11, "whatsapp")
    for one in opened(33, "zoom"):
        Closing.objects.create(request=one, outcome="rejected")
        one.state = "closed"
        one.save()
    assert is_broad(scope)


def test_a_few_are_no_quarter_of_anything(scope):
    opened(10, "whatsapp")
    assert not is_broad(scope)
    assert not is_broad(scope, Effect())


def test_every_service_named_one_by_one_is_all_of_them(scope):
    gone = service("gone")
    gone.is_active = False
    gone.save()
    assert not is_broad(scope)
    assert is_broad(replace(scope, services=(*scope.services, service("zoom").pk)))


def test_all_services_are_broad_whatever_they_hold():
    assert is_broad(PauseScope(jurisdiction("HK")))
