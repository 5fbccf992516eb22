"""Which requests were held on a day, and by which pause: two steps, and a third for the file."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from portal.access.permissions import Role
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import queue, request

pytestmark = pytest.mark.django_db(transaction=True)
BEGUN = datetime(2020, 7, 6, 12, tzinfo=UTC)
PATHS = ["/requests/", "/requests/?as_of=2999-01-01T00:00", "/requests/?as_of=2020-07-07T00:00&held=on"]
PATHS += ["/pauses/?as_of=2020-07-07T00:00", "/work/?as_of=2020-07-07T00:00"]
PATHS += ["/jurisdictions/HK/?as_of=2020-07-07T00:00"]


class Counted:
    """Steps as the journeys count them: a key, or typing into a field and sending it."""

    def __init__(self, page):
        self.page, self.steps = page, 0

    def press(self, key):
        self.steps += 1
        self.page.keyboard.press(key)

    def type_and_send(self, text):
        self.steps += 1
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")


@pytest.fixture
def story():
    """A request held in July 2020 by a pause lifted since, and one that was free."""
    held, free = request(received_at=BEGUN), request(received_at=BEGUN, service=service("telegram"))
    made = pause(services=[held.service_id], starts_at=BEGUN)
    signed_to_lift(made)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), made)
    return held, free, made


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


def test_two_steps_tell_what_was_held_on_a_day_and_by_which_pause_and_a_third_takes_it_home(
    open_as, reviewer, story
):
    held, free, made = story
    page = open_as(reviewer)
    page.goto("/requests/")
    expect(page.locator("tbody tr")).to_have_count(2)
    by = Counted(page)
    by.press("d")
    by.type_and_send("2020-07-07")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text(held.reference)
    expect(page.locator("tbody tr")).to_contain_text(made.reference)
    assert by.steps == 2
    with page.expect_download() as download:
        by.press("e")
    assert by.steps == 3
    text = download.value.path().read_text()
    assert f"yes,{made.reference},2020-07-07T00:00:00+00:00" in text
    assert free.reference not in text


def test_the_whole_list_of_that_day_is_a_tick_away_and_now_a_link(open_as, reviewer, story):
    page = open_as(reviewer)
    page.goto("/requests/?as_of=2020-07-07T00:00&held=on")
    page.get_by_label("Only what was held then").uncheck()
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Show now").click()
    expect(page.get_by_label("As of (UTC)")).to_have_value("")


def test_without_a_script_the_form_says_the_same(open_as, reviewer, story, browser, live_server):
    cookies = open_as(reviewer).context.cookies()
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as plain:
        plain.add_cookies(cookies)
        page = plain.new_page()
        page.goto("/requests/")
        page.get_by_label("As of (UTC)").fill("2020-07-07T00:00")
        page.get_by_role("button", name="Filter").click()
        expect(page.locator("tbody tr")).to_have_count(1)
        expect(page.locator("tbody")).to_contain_text(story[2].reference)


def test_a_day_to_come_is_refused_beside_the_field_with_the_day_kept(open_as, reviewer, story):
    page = open_as(reviewer)
    page.goto("/requests/")
    page.keyboard.press("d")
    page.locator(":focus").fill("2999-01-01T00:00")
    page.keyboard.press("Enter")
    expect(page.locator("#field-as_of .error")).to_contain_text("still to come")
    expect(page.get_by_label("As of (UTC)")).to_have_value("2999-01-01T00:00")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit(open_as, reviewer, story, axe, scheme, width):
    later = BEGUN + timedelta(days=9)
    pause(starts_at=later)
    page = open_as(reviewer)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    for path in PATHS:
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
