"""The map and the matrix in a browser: arrows, `p`, every width and both schemes, and their weight."""

import gzip
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from portal.access.permissions import Role
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service

pytestmark = pytest.mark.django_db(transaction=True)
SERVICES = ("Facebook", "Instagram", "Telegram", "WhatsApp", "Zoom")
FOCUSED_TEXT = "document.activeElement.textContent.trim()"
STOPS = "document.querySelectorAll('table[data-grid] tbody [tabindex=\"0\"]').length"
KILOBYTE = 1024


def at(column):
    """Whether the focus is in this column of the row of Hong Kong."""
    return f"document.activeElement.closest('tr[data-code=HK] > :nth-child({column})') !== null"


@pytest.fixture
def page(open_as):
    products = {name: service(name.lower(), name) for name in SERVICES}
    pause(jurisdiction=jurisdiction("HK"), services=[products["Telegram"].pk])
    pause(jurisdiction=jurisdiction("MO"))
    pause(jurisdiction=jurisdiction("SG"), starts_at=timezone.now() + timedelta(days=3))
    pause(jurisdiction=jurisdiction("US-CA"))
    return open_as(with_role(Role.PAUSE_OFFICER, jurisdiction("HK"), jurisdiction("MO")))


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?q=Kong&area=asia&as_of=2020-07-06T12:00", "?q=Atlantis"])
def test_the_page_is_accessible_and_fits(page, axe, query, scheme, width):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/pauses/map/{query}")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_matrix_is_one_stop_and_arrows_move_inside_it(page):
    page.goto("/pauses/map/")
    expect(page.get_by_role("grid")).to_be_visible()
    assert page.evaluate(STOPS) == 1
    page.locator("tr[data-code=HK] td a").first.focus()
    assert page.evaluate(at(2))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(at(4))
    assert page.evaluate(FOCUSED_TEXT) == "Paused"
    assert page.evaluate(STOPS) == 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('tr').dataset.code") == "MO"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED_TEXT) == "Hong Kong"
    page.keyboard.press("End")
    assert page.evaluate(at(6))


def test_the_map_follows_the_row_and_leads_to_it(page):
    page.goto("/pauses/map/")
    page.locator("tr[data-code=HK] td a").first.focus()
    expect(page.locator(".atlas [data-code=HK]")).to_have_class(re.compile("is-at"))
    page.locator(".atlas [data-code=MO] circle").click()
    assert page.evaluate(FOCUSED_TEXT) == "Macao"
    page.locator(".atlas [data-code=BR] path").click()
    expect(page).to_have_url(re.compile("q=BR"))
    expect(page.locator("tr[data-code=BR]")).to_be_visible()


def test_p_on_a_cell_opens_the_form_with_its_preview_and_two_more_steps_pause(page):
    page.goto("/pauses/map/")
    page.locator("tr[data-code=HK] td").nth(3).locator("a").focus()
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(r"/pauses/new/\?j=HK&s=whatsapp$"))
    expect(page.locator("#preview")).to_contain_text("from Hong Kong agencies for WhatsApp")
    page.get_by_label("Reason").fill("Pending further assessment.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(re.compile(r"^P-\d+ is in force: "))).to_be_visible()


def test_p_does_nothing_where_the_reader_may_not_pause(page):
    page.goto("/pauses/map/")
    page.locator("tr[data-code=SG] td a").first.focus()
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("/pauses/map/$"))


def test_without_a_script_every_cell_is_a_link(page, browser, live_server):
    cookies = page.context.cookies()
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as plain:
        plain.add_cookies(cookies)
        still = plain.new_page()
        still.goto("/pauses/map/")
        expect(still.get_by_role("table")).to_be_visible()
        still.locator("tr[data-code=HK]").get_by_role("link", name="Open: pause").nth(2).click()
        expect(still).to_have_url(re.compile(r"j=HK&s=whatsapp$"))


def test_a_full_page_weighs_little(page):
    for number in range(7):
        service(f"service-{number}")
    pause(jurisdiction=jurisdiction("CN"))
    pause(jurisdiction=jurisdiction("US"))
    sizes = {}

    def weigh(answer):
        sizes[answer.url] = len(gzip.compress(answer.body())) / KILOBYTE

    page.on("response", weigh)
    page.goto("/pauses/map/", wait_until="networkidle")
    drawing = page.locator("svg.atlas").evaluate("drawing => drawing.outerHTML")
    assert len(gzip.compress(drawing.encode())) / KILOBYTE <= 45
    assert sum(sizes.values()) <= 100
    assert page.evaluate("document.querySelectorAll('*').length") <= 2000
