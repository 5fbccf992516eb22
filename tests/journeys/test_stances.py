"""Each firm's published answer of July 2020 as a pause with its own parameters, and nothing in code.

For every stance the same four kinds of request stand on the desk. A reviewer tries to take each, and an
approver tries to approve a disclosure of each; the browser shows what is held and what passes.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.stances import STANCES, Stance, scope_of
from portal.access.permissions import Role
from reviews.desk.acts.answer_checklist import answer_checklist
from reviews.desk.acts.claim import claim
from reviews.desk.acts.decide import Item, decide
from reviews.desk.checklist import points_for
from reviews.models import Request
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue, request

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.django_db(transaction=True)]

LOCAL, ABOUT_LOCAL_USER, FROM_LOCAL_AGENCY, FOREIGN = (
    "local agency, local user",
    "foreign agency, local user",
    "local agency, foreign user",
    "foreign agency, foreign user",
)
PENDING = "local agency, received before the pause"
KINDS = {
    LOCAL: ("HK", "HK"),
    ABOUT_LOCAL_USER: ("GB", "HK"),
    FROM_LOCAL_AGENCY: ("HK", "GB"),
    FOREIGN: ("GB", "GB"),
    PENDING: ("HK", "HK"),
}
AGENCY = {LOCAL, FROM_LOCAL_AGENCY, PENDING}
EITHER = AGENCY | {ABOUT_LOCAL_USER}
NOTHING: set[str] = set()
BEFORE_JULY = datetime(2020, 6, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Expected:
    """Which kinds cannot be reviewed, and which cannot be produced."""

    review: set[str]
    production: set[str]


EXPECTED = {
    "Telegram": Expected(
        review={LOCAL, ABOUT_LOCAL_USER, PENDING}, production={LOCAL, ABOUT_LOCAL_USER, PENDING}
    ),
    "Facebook": Expected(review=AGENCY, production=AGENCY),
    "WhatsApp": Expected(review=AGENCY, production=AGENCY),
    "Google": Expected(review=NOTHING, production=AGENCY - {PENDING}),
    "Twitter": Expected(review=AGENCY, production=AGENCY),
    "Microsoft": Expected(review=NOTHING, production=EITHER),
    "LinkedIn": Expected(review=NOTHING, production=AGENCY),
    "Zoom": Expected(review=EITHER, production=EITHER),
    "Apple": Expected(review=NOTHING, production=NOTHING),
    "Signal": Expected(review=NOTHING, production=NOTHING),
}


@pytest.fixture
def people():
    world = jurisdiction("001")
    return {
        "reviewer": with_role(Role.REVIEWER, world, queue=queue()),
        "first reviewer": with_role(Role.REVIEWER, world, queue=queue()),
        "approver": with_role(Role.APPROVER, world),
        "officer": with_role(Role.PAUSE_OFFICER, world),
    }


@pytest.mark.parametrize("stance", STANCES, ids=lambda stance: stance.firm)
def test_a_stance_blocks_what_it_says_and_lets_the_rest_pass(stance: Stance, people, open_as, picture):
    for code in stance.services:
        service(code, code.title())
    fresh = {kind: arrived(stance, kind) for kind in KINDS}
    decided = {kind: proposed(arrived(stance, kind), people["first reviewer"]) for kind in KINDS}
    elsewhere = request(service=service("harbourline"), agency=agency(jurisdiction("HK")))
    takes_effect(stance, people["officer"])
    expected = EXPECTED[stance.firm]

    page = open_as(people["reviewer"])
    blocked = {kind for kind, one in fresh.items() if not can_be_taken(page, one)}
    picture(page, stance.firm)
    assert blocked == expected.review
    assert can_be_taken(page, elsewhere), "a pause of one firm holds nothing of another"

    page = open_as(people["approver"])
    assert {kind for kind, one in decided.items() if not can_be_approved(page, one)} == expected.production


def arrived(stance: Stance, kind: str) -> Request:
    sender, user = KINDS[kind]
    return request(
        agency=agency(jurisdiction(sender)),
        user_jurisdiction=jurisdiction(user),
        service=service(stance.services[0]),
        received_at=BEFORE_JULY if kind == PENDING else timezone.now() - timedelta(hours=1),
    )


def proposed(one: Request, reviewer) -> Request:
    claim(reviewer, one)
    answer_checklist(reviewer, one, {point.code: ("yes", "") for point in points_for(one)})
    items = [Item(one.identifiers.get().pk, category) for category in one.categories]
    decide(reviewer, one, outcome="full", reason="Valid.", items=items)
    return one


def takes_effect(stance: Stance, officer) -> None:
    scope = scope_of(stance)
    if scope is None:
        return
    pause(
        officer,
        scope,
        reason=stance.words,
        conditions=stance.conditions,
        review_by=timezone.now().date() + timedelta(days=60),
        starts_at=stance.since,
        taken_over=True,
    )


def can_be_taken(page: Page, one: Request) -> bool:
    """Open it and take it; where the page offers nothing, try all the same, as a script would."""
    page.goto(one.get_absolute_url())
    button = page.get_by_role("button", name=re.compile("^Take it"))
    if button.count():
        button.click()
        expect(page.get_by_role("heading", name="You have it")).to_be_visible()
        page.get_by_role("button", name="Give it back").click()
        expect(page.get_by_text("is back in its queue")).to_be_visible()
        return True
    expect(page.locator(".note.held")).to_contain_text("Hong Kong")
    assert forced(page, f"{one.get_absolute_url()}claim/") == 409
    return False


def forced(page: Page, path: str) -> int:
    """Send the form that the page does not show."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    headers = {"X-CSRFToken": token, "Referer": page.url}
    return page.request.post(path, headers=headers, max_redirects=0).status


def can_be_approved(page: Page, one: Request) -> bool:
    page.goto(one.get_absolute_url())
    page.get_by_role("button", name="Approve").click()
    if page.get_by_role("alert").count():
        expect(page.get_by_role("alert")).to_contain_text("A pause holds this request")
        return False
    expect(page.get_by_text(f"{one.reference} is approved.")).to_be_visible()
    return True
