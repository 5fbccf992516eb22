"""The page of deadlines in a real browser."""

import pytest
from django.urls import reverse

from portal.access.permissions import Role
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import queue
from tests.reviews.clocks.scene import clock, paused

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reader():
    clock(due_in=-3, statutory=True)
    clock(due_in=30, statutory=True, service=service("telegram"))
    clock(due_in=5, service=service("telegram"))
    clock(due_in=-50, service=service("telegram"))
    clock(due_in=20)
    paused(-4, services=[service("whatsapp").pk])
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_deadlines_are_accessible_and_fit(reader, open_as, axe, width, theme):
    reader.theme = theme
    reader.save()
    page = open_as(reader)
    page.set_viewport_size({"width": width, "height": 900})
    for address in (reverse("clocks:list"), reverse("clocks:list") + "?kind=stopped"):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_row_leads_to_its_request_by_keyboard(reader, open_as):
    page = open_as(reader)
    page.goto(reverse("clocks:list"))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/requests/R-*/")
