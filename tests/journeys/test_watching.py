"""A decision is signed, watched, outdated by a case and an alarm, and carried forward: in a browser."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.tasks import look
from portal.access.permissions import Role
from tests.factories.assessments import signers
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.jurisdictions.assessments.watching.conftest import Scene

pytestmark = [
    pytest.mark.xdist_group("journeys"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("R81", "R82"),
]
WINDOWS: dict[str, Any] = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 360, "height": 740}}


def pictures(picture, page: Any, name: str) -> None:
    """Wide and light, narrow and dark; nothing scrolls sideways."""
    for window, colours in (("wide", "light"), ("narrow", "dark"), ("wide", "dark")):
        page.set_viewport_size(WINDOWS[window])
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        picture(page, f"{name}-{window}-{colours}")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    page.set_viewport_size(WINDOWS["wide"])
    page.emulate_media(color_scheme="light")


@pytest.fixture
def scene() -> Scene:
    held = pause()
    return Scene(held, signers(held.jurisdiction))


def test_from_the_signatures_to_the_next_draft(scene, open_as, picture, axe):
    found = scene.signed("lift")
    officer = with_role(Role.PAUSE_OFFICER, scene.held.jurisdiction)
    page = open_as(scene.author)

    def look_at(shown: Page, name: str) -> None:
        axe(shown)
        pictures(picture, shown, name)

    sets_watches(page, found, look_at)
    notes_signals(page, scene.held.jurisdiction, look_at)
    look()
    raises_the_alarm(page, found, look_at)
    sees_it_everywhere(page, open_as(officer), scene.held, look_at)
    page = open_as(scene.author)
    child = carries_it_forward(page, found, look_at)
    looks_again(page, child, look_at)


def sets_watches(page, found, look_at):
    page.goto(found.get_absolute_url())
    page.get_by_role("link", name="6 things are watched").click()
    expect(page.get_by_role("heading", name="What is watched", level=1)).to_be_visible()
    look_at(page, "watches")
    spike = page.get_by_role("region", name="Requests rise")
    spike.get_by_text("Set it otherwise").click()
    spike.get_by_label("In how many days").fill("14")
    spike.get_by_label("More requests than").fill("")
    spike.get_by_label("Or more than so many times the former mean").fill("")
    spike.locator("[name=set-spike-reason]").fill("Few come from there.")
    spike.get_by_role("button", name="Watch it so").click()
    expect(spike.get_by_role("alert")).to_be_visible()
    look_at(page, "watch-refused")
    spike.get_by_label("More requests than").fill("20")
    spike.get_by_role("button", name="Watch it so").click()
    expect(page.get_by_text("In 14 days: more than 20 requests.")).to_be_visible()
    law = page.get_by_role("region", name="A law that it cites")
    law.get_by_text("Watch it no more").click()
    law.get_by_label("Why no more").fill("It is repealed.")
    law.get_by_role("button", name="Stop watching").click()
    expect(law.get_by_text("not watched")).to_be_visible()


def notes_signals(page, place, look_at):
    page.goto(place.get_absolute_url())
    page.get_by_role("link", name="See all, note another").click()
    page.get_by_role("link", name="Note a case").click()
    page.get_by_label("What happened").fill("Somebody made up was fined for a post.")
    page.get_by_label("Source").fill("https://example.org/case")
    look_at(page, "case")
    page.get_by_role("button", name="Note it").click()
    page.get_by_role("link", name="Note a reading").click()
    page.get_by_label("Index").fill("Index of the Made-Up")
    page.get_by_label("Edition").fill("2026")
    page.get_by_label("Value").fill("40")
    page.get_by_label("higher is better").check()
    page.get_by_label("Source").fill("https://example.org/index")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("cell", name="40.00")).to_be_visible()
    look_at(page, "signals")


def raises_the_alarm(page, found, look_at):
    page.goto(f"/assessments/{found.reference}/watches/alarm/")
    page.get_by_label("What they say").fill("Courts read it otherwise since May.")
    page.get_by_label("Source").fill("A letter of 2 June 2026")
    look_at(page, "alarm")
    page.get_by_role("button", name="Raise the alarm").click()
    expect(page.get_by_text("Courts read it otherwise since May.").first).to_be_visible()
    look_at(page, "watches-outdated")


def sees_it_everywhere(page, theirs, held, look_at):
    page.goto("/")
    expect(page.get_by_role("heading", name="Outdated: to be decided anew")).to_be_visible()
    look_at(page, "home")
    page.goto("/assessments/")
    look_at(page, "list")
    theirs.goto(held.get_absolute_url())
    expect(theirs.get_by_text("The decision that this pause rests on is outdated.")).to_be_visible()
    look_at(theirs, "pause")
    theirs.goto("/pauses/")
    look_at(theirs, "pauses")
    theirs.goto(f"{held.get_absolute_url()}lift/")
    expect(theirs.get_by_text("It cannot be lifted yet.")).to_be_visible()
    look_at(theirs, "lift")


def carries_it_forward(page, found, look_at):
    page.goto(found.get_absolute_url())
    look_at(page, "outdated")
    page.get_by_role("link", name="Carry it forward").click()
    look_at(page, "carry")
    page.get_by_role("button", name="Carry it forward").click()
    expect(page.get_by_role("heading", name=f"What it keeps of {found.reference}")).to_be_visible()
    look_at(page, "carried")
    return Assessment.objects.latest("pk")


def looks_again(page, child, look_at):
    page.get_by_role("link", name="Unchanged: not looked at again").click()
    impacts = page.get_by_role("region", name="Impacts on people")
    impacts.get_by_label("Note").fill("Against the letters of May.")
    impacts.get_by_role("button", name="I looked again at what is unchanged").click()
    expect(page.get_by_role("region", name="Impacts on people")).to_have_count(0)
    page.goto(f"/assessments/{child.reference}/decision/")
    look_at(page, "section")
    page.locator("[name=reasons]").fill("The case changes what we thought.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(f"/assessments/{child.reference}/carried/?show=changed")
    expect(page.locator("ins").first).to_be_visible()
    look_at(page, "changed")
