"""The form of intake in a real browser."""

import pytest
from django.urls import reverse

from portal.access.permissions import Role
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    queue()
    agency()
    service()
    return with_role(Role.INTAKE, jurisdiction("HK"))


def fill(page):
    page.locator("#id_agency").fill("Made-up Police of Hong Kong — HK")
    page.get_by_label("Agency's reference").fill("CASE/1")
    page.get_by_label("Service", exact=True).select_option(label="Whatsapp")
    page.get_by_label("Type", exact=True).select_option("court_order")
    page.get_by_label("Subscriber data").check()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_form_and_its_errors_are_accessible(clerk, open_as, axe, width, theme):
    clerk.theme = theme
    clerk.save()
    page = open_as(clerk)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(reverse("intake:new"))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#id_identifiers-0-kind").select_option("ipv4")
    page.locator("#id_identifiers-0-value").fill("203.0.113.7")
    page.get_by_role("button", name="Receive it").last.click()
    assert page.locator(".error-summary").evaluate("summary => summary === document.activeElement")
    assert page.locator("#id_identifiers-0-port").is_visible()
    axe(page)


def test_rows_are_added_in_the_page_and_sent(clerk, open_as):
    page = open_as(clerk)
    page.goto(reverse("intake:new"))
    fill(page)
    page.get_by_role("button", name="Add more rows").click()
    assert page.locator("#id_identifiers-3-kind").evaluate("field => field === document.activeElement")
    page.locator("#id_identifiers-5-kind").select_option("email")
    page.locator("#id_identifiers-5-value").fill("someone@example.org")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/requests/R-*/")


def test_port_and_time_are_asked_for_addresses_only(clerk, open_as):
    page = open_as(clerk)
    page.goto(reverse("intake:new"))
    assert not page.locator("#id_identifiers-0-port").is_visible()
    page.locator("#id_identifiers-0-kind").select_option("ipv6")
    assert page.locator("#id_identifiers-0-port").is_visible()


def test_enter_in_a_field_sends_the_form_and_adds_no_rows(clerk, open_as):
    page = open_as(clerk)
    page.goto(reverse("intake:new"))
    page.get_by_label("Agency's reference").press("Enter")
    assert page.locator(".error-summary").is_visible()
    assert page.locator("#id_identifiers-TOTAL_FORMS").input_value() == "3"
