"""Pausing in a browser: the preview follows what is chosen and stands before the button can be pressed."""

import re

import pytest
from playwright.sync_api import expect

from jurisdictions.models import Service
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Role
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(open_as):
    for code, name, number in (("whatsapp", "WhatsApp", 2), ("telegram", "Telegram", 1)):
        for _ in range(number):
            request(service=service(code, name))
    return open_as(with_role(Role.PAUSE_OFFICER, jurisdiction("HK"), jurisdiction("CN")))


def test_the_preview_follows_every_choice_and_the_pause_is_what_it_showed(page, axe):
    page.goto("/pauses/new/?j=HK")
    expect(page.get_by_role("button", name="Pause – hold 3 requests")).to_be_enabled()
    page.get_by_label("WhatsApp").check()
    expect(page.get_by_label("All services")).not_to_be_checked()
    expect(page.locator("#preview")).to_contain_text("from Hong Kong agencies for WhatsApp")
    axe(page)
    page.get_by_label("Reason").fill("Pending further assessment.")
    page.get_by_role("button", name="Pause – hold 2 requests").click()
    expect(page.get_by_text(re.compile(r"^P-\d+ is in force: "))).to_be_visible()
    paused = Service.objects.filter(pk__in=Pause.objects.get().services)
    assert [row.name for row in paused] == ["WhatsApp"]


def test_all_services_and_single_ones_exclude_each_other(page):
    page.goto("/pauses/new/?j=HK&s=whatsapp")
    page.get_by_label("All services").check()
    expect(page.get_by_label("WhatsApp")).not_to_be_checked()
    expect(page.get_by_role("button", name="Pause – hold 3 requests")).to_be_enabled()


def test_the_text_survives_a_scope_that_was_not_previewed(page):
    page.goto("/pauses/new/?j=HK")
    page.get_by_label("Reason").fill("A long thought.")
    page.get_by_label("Type the jurisdiction’s name").fill("Hong Kong")
    page.route(re.compile("/pauses/new/"), lambda route: route.abort())  # the preview cannot be fetched
    with page.expect_event("requestfailed"):
        page.get_by_text("Everything: requests are registered").click()
    page.unroute(re.compile("/pauses/new/"))
    page.get_by_role("button", name="Pause – hold").click()
    expect(page.get_by_text("Nothing is paused yet.")).to_be_visible()
    expect(page.get_by_label("Reason")).to_have_value("A long thought.")
    page.get_by_role("button", name="Pause – hold").click()
    expect(page.get_by_text(re.compile(r"^P-\d+ is in force: "))).to_be_visible()
    assert Pause.objects.get().stage == "intake"


@pytest.mark.parametrize("path", ["/pauses/", "/pauses/new/?j=CN", "/pauses/new/?j=Kong"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_narrow_screen(page, axe, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
