"""The map and the matrix in a browser: arrows, `p`, every width and both schemes, and their weight."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.access.permissions import Role
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service

pytestmark = pytest.mark.django_db(transaction=True)
FOCUSED = "document.activeElement"


@pytest.fixture
def page(open_as):
    names = ("Facebook", "Instagram", "Telegram", "WhatsApp", "Zoom")
    products = [service(name.lower(), name) for name in names]
    pause(jurisdiction=jurisdiction("HK"))
    pause(jurisdiction=jurisdiction("MO"), services=[products[3].pk])
    pause(jurisdiction=jurisdiction("SG"), starts_at=timezone.now() + timedelta(days=3))
    pause(jurisdiction=jurisdiction("US-CA"))
    pause(jurisdiction=jurisdiction("BR"), services=[products[0].pk])
    pause(jurisdiction=jurisdiction("IN"), starts_at=timezone.now() + timedelta(days=3))
    pause(jurisdiction=jurisdiction("KZ"))
    places = [jurisdiction(code) for code in ("HK", "MO", "BR", "US")]
    return open_as(with_role(Role.PAUSE_OFFICER, *places))


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_fits(page, axe, scheme, width, request):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/pauses/map/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
