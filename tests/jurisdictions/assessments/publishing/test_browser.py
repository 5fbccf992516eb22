"""The pages in a browser: by two people to publication, then as readers see it, from right to left too."""

import os
from pathlib import Path

import pytest

from jurisdictions.assessments.publishing.acts.translate import translate
from jurisdictions.assessments.publishing.models import Export, Publication
from jurisdictions.assessments.publishing.tasks import make_exports
from tests.factories.publications import begun, confirm_all

pytestmark = [pytest.mark.browser, pytest.mark.requirement("R83", "R84", "R85")]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
WIDER_THAN_ITS_WINDOW = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def looks(axe, tmp_path):
    """Measure a page wide and light, narrow and dark; keep pictures where PICTURES says so."""
    folder = Path(os.environ.get("PICTURES", tmp_path))

    def look(page, name):
        page.emulate_media(reduced_motion="reduce", color_scheme="light")
        page.set_viewport_size(WIDE)
        page.screenshot(path=folder / f"{name}-wide.png", full_page=True)
        axe(page)
        page.emulate_media(reduced_motion="reduce", color_scheme="dark")
        page.set_viewport_size(NARROW)
        page.screenshot(path=folder / f"{name}-narrow.png", full_page=True)
        axe(page)
        assert not page.evaluate(WIDER_THAN_ITS_WINDOW), f"{name} scrolls sideways"
        page.set_viewport_size(WIDE)

    return look


def test_two_people_publish_and_readers_read(transactional_db, found, author, reader, open_as, looks):
    page = open_as(author)
    page.goto(found.get_absolute_url())
    page.get_by_role("link", name="Publish", exact=True).click()
    looks(page, "of_assessment")
    page.get_by_role("button", name="Begin").click()
    looks(page, "detail")
    made = Publication.objects.get()
    page.locator("a[href$='path=assessment%3Areasons']").click()
    looks(page, "text")
    page.get_by_label("safety of staff").check()
    page.get_by_role("button", name="Leave it out").click()
    assert page.get_by_text("Redacted: safety of staff").is_visible()
    page.goto(made.get_absolute_url())
    page.get_by_role("button", name="Give it to a second reader").click()
    page.goto(f"{made.get_absolute_url()}people/")
    looks(page, "people")
    confirm_all(reader, made)
    page.context.clear_cookies()
    page = open_as(reader)
    page.goto(made.get_absolute_url())
    looks(page, "second")
    page.get_by_role("button", name="Approve").click()
    page.context.clear_cookies()
    page = open_as(author)
    page.goto(made.get_absolute_url())
    page.get_by_role("button", name="Publish").click()
    page.locator("form:has(input[value=json]) button").click()
    assert page.get_by_role("progressbar").is_visible()
    page.goto(made.get_absolute_url())
    looks(page, "making")
    assert make_exports() == 1
    page.goto(made.get_absolute_url())
    looks(page, "out")
    page.goto(f"{made.get_absolute_url()}read/")
    looks(page, "read")
    with page.expect_download() as download:
        page.locator("a[href*='/exports/']").click()
    assert download.value.suggested_filename.startswith(f"{found.reference}-{made.reference}-v1-en")
    assert Export.objects.get().state == "ready"
    page.goto(f"/assessments/{found.reference}/coverage/")
    looks(page, "coverage")
    page.goto("/publications/")
    looks(page, "register")
    page.goto(found.jurisdiction.get_absolute_url())
    assert page.get_by_role("heading", name="Published assessments").is_visible()


def test_an_arabic_edition_is_read_from_right_to_left(transactional_db, found, author, open_as, looks):
    made = begun(found, author, language="ar")
    words = "لا تنشر إلا أحكام قليلة."
    translate(author, made, path="assessment:limits", text=words, translator="MT 1", machine=True)
    page = open_as(author)
    page.goto(f"{made.get_absolute_url()}read/")
    looks(page, "arabic")
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    said = page.get_by_text(words)
    assert said.get_attribute("lang") == "ar"
    assert said.evaluate("one => getComputedStyle(one).direction") == "rtl"
    english = page.get_by_text(found.reasons).first
    assert english.get_attribute("lang") == "en"
    assert english.evaluate("one => getComputedStyle(one).direction") == "ltr"
    left = page.locator("dt", has_text="بصمة").first.bounding_box()["x"]
    assert left > page.locator("dd.ref").first.bounding_box()["x"], (
        "labels stand to the right of their values"
    )
    page.goto(made.get_absolute_url())
    looks(page, "arabic-detail")
    page.goto(f"{made.get_absolute_url()}text/?path=assessment:limits")
    looks(page, "arabic-text")
