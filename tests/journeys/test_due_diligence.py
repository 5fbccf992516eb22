"""Due diligence on the full track, from its trigger to the lift: five people, each in a part of their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from jurisdictions.assessments.log import breaks
from jurisdictions.assessments.models import Assessment
from jurisdictions.pauses.models import Pause
from portal.access.permissions import ROLE_PERMISSIONS, Role
from portal.accounts.models import User
from tests.factories import assessments_full as bulk
from tests.factories.pauses import pause
from tests.factories.people import give, with_role
from tests.factories.requests import queue, request

pytestmark = [
    pytest.mark.xdist_group("journeys"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("R01", "R02", "R71", "R72", "R74", "R76", "R78"),
]
PASSWORD = "a made-up password of the journey"
AN_HOUR = 3_600
PARTS = {
    "assessor": Role.AUTHOR,
    "rights reviewer": Role.RIGHTS_REVIEWER,
    "regional counsel": Role.LEGAL_REVIEWER,
    "executive": Role.EXECUTIVE,
    "pause officer": Role.PAUSE_OFFICER,
}


@pytest.fixture
def held() -> Pause:
    return pause()


@pytest.fixture
def five(held) -> dict[str, User]:
    """The regional counsel is a pause officer too: a lift takes two."""
    place = held.jurisdiction
    people = {name: with_role(role, place, name=f"Made-up {name}") for name, role in PARTS.items()}
    for permission in ROLE_PERMISSIONS[Role.PAUSE_OFFICER]:
        give(people["regional counsel"], permission, place)
    for person in people.values():
        person.set_password(PASSWORD)
        person.save()
    return people


def test_from_the_trigger_to_the_lift(held, five, open_as):
    waiting = request()
    reviewer = with_role(Role.REVIEWER, held.jurisdiction, queue=queue(), name="Made-up reviewer")
    assessor = five["assessor"]

    found = begins_it(open_as(assessor), held)
    much_is_written(found, assessor)
    decides(open_as(assessor), found)
    returns_it(open_as(five["rights reviewer"], ago=AN_HOUR), found)
    mends_it(open_as(assessor), found)
    for name in ("assessor", "rights reviewer", "regional counsel", "executive"):
        signs(open_as(five[name], ago=AN_HOUR), found, name)
    found.refresh_from_db()
    assert found.state == "signed"

    proposes_the_lift(open_as(five["pause officer"]), held, found)
    confirms_it(open_as(five["regional counsel"]), held)
    goes_on(open_as(reviewer), waiting.reference, found)
    everything_is_in_the_log(open_as(five["executive"]), found)


def begins_it(page: Page, held: Pause) -> Assessment:
    page.goto(held.get_absolute_url())
    page.get_by_role("link", name="Begin an assessment").click()
    page.get_by_label("Title").fill("What the made-up act does to requests")
    page.get_by_label("Track").select_option("full")
    page.get_by_label("What happened?").select_option("law_in_force")
    page.get_by_label("When?").fill("2026-01-05")
    page.get_by_label("In words").fill("A made-up act took effect.")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="What blocks the signatures")).to_be_visible()
    expect(page.get_by_role("button", name="Open it for signatures")).to_have_count(0)
    return Assessment.objects.get()


def much_is_written(found: Assessment, assessor: User) -> None:
    """Weeks of work, through the same acts as the pages use; it keeps the pause for now."""
    for write in (bulk.sources, bulk.law, bulk.people):
        write(found, assessor)
    bulk.options(found, assessor, "lift")
    bulk.impacts(found, assessor, verified=True)
    bulk.consultations(found, assessor)
    bulk.decided(found, assessor, "keep")


def decides(page: Page, found: Assessment) -> None:
    write(
        page, found, {"Reasons": "A judge signs each request, and counsel reads it first."}, decision="lift"
    )
    opens_it(page, found)


def write(page: Page, found: Assessment, texts: dict[str, str], decision: str = "") -> None:
    page.goto(f"/assessments/{found.reference}/decision/")
    if decision:
        page.get_by_label(re.compile("^Decision")).select_option(decision)
    for label, text in texts.items():
        page.get_by_label(re.compile(f"^{label}")).first.fill(text)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def opens_it(page: Page, found: Assessment) -> None:
    page.goto(found.get_absolute_url())
    page.get_by_role("button", name="Open it for signatures").click()
    expect(page.get_by_text("It is open for signatures")).to_be_visible()


def returns_it(page: Page, found: Assessment) -> None:
    """The second pair of eyes: nothing is signed before the condition says who counts."""
    to_sign(page, found)
    page.get_by_label("Return for more work").check()
    page.get_by_label("Statement").fill("Say who counts how often the condition is not met.")
    put_a_name(page)
    expect(page.get_by_text("Say who counts how often the condition is not met.")).to_be_visible()


def mends_it(page: Page, found: Assessment) -> None:
    conditions = "A judge signs each request; counsel counts those that lack it."
    write(page, found, {"Conditions": conditions, "Why this change": "The rights reviewer asked who counts."})
    opens_it(page, found)


def signs(page: Page, found: Assessment, name: str) -> None:
    to_sign(page, found)
    page.get_by_label("Statement").fill(f"Read and considered by the {name}.")
    put_a_name(page)


def to_sign(page: Page, found: Assessment) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile(found.reference)).first.click()
    expect(page.get_by_role("heading", name="Your signature")).to_be_visible()


def put_a_name(page: Page) -> None:
    """Whoever signed in an hour ago is asked for the password again, and what was typed goes on."""
    page.get_by_label("Your interests").fill("None.")
    page.get_by_role("button", name="Put my name under it").click()
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Your word is recorded.")).to_be_visible()


def proposes_the_lift(page: Page, held: Pause, found: Assessment) -> None:
    page.goto(held.get_absolute_url())
    expect(page.get_by_role("link", name=re.compile(found.reference)).first).to_be_visible()
    page.get_by_role("link", name="Lift the pause").click()
    page.get_by_role("button", name="Ask a colleague to confirm the lift").click()
    expect(page.get_by_text("You proposed this.")).to_be_visible()
    held.refresh_from_db()
    assert held.is_in_force


def confirms_it(page: Page, held: Pause) -> None:
    page.goto(f"{held.get_absolute_url()}lift/")
    page.get_by_role("button", name="Confirm: Lift").click()
    expect(page.get_by_text(f"{held.reference} is lifted.")).to_be_visible()


def goes_on(page: Page, reference: str, found: Assessment) -> None:
    page.goto("/")
    page.get_by_role("button", name=re.compile("Take the next request")).click()
    expect(page).to_have_url(re.compile(reference))
    expect(page.get_by_role("heading", name="You have it")).to_be_visible()
    expect(page.get_by_role("region", name="Last due-diligence decision")).to_contain_text(found.reference)


def everything_is_in_the_log(page: Page, found: Assessment) -> None:
    page.goto(f"/assessments/{found.reference}/changes/")
    expect(page.get_by_text("and the chain holds")).to_be_visible()
    expect(page.locator("main").get_by_text("Made-up executive").first).to_be_visible()
    expect(page.get_by_text("Read and considered by the executive.").first).to_be_visible()
    page.goto(f"/assessments/{found.reference}/changes/?about=assessment:{found.pk}")
    expect(page.get_by_text("The rights reviewer asked who counts.")).to_be_visible()
    assert breaks(found) == []
