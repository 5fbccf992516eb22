"""People and places of the journeys, and pictures of the way."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from portal.access.permissions import Role
from portal.accounts.models import User
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue

Picture = Callable[[Page, str], None]


@pytest.fixture
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Picture:
    """Keep a picture of a page, in PICTURES where that is set, else beside the test's other files."""
    folder = Path(os.environ.get("PICTURES", tmp_path)) / request.node.name
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png", full_page=True)

    return take


@pytest.fixture
def cast(transactional_db: None, settings, tmp_path: Path) -> dict[str, User]:
    """Everybody the story of Hong Kong needs, a queue, an agency and two services."""
    settings.MEDIA_ROOT = tmp_path / "files"
    hong_kong = jurisdiction("HK")
    line = queue("asia")
    sender = agency(hong_kong, "Harbour Police Office (made up)")
    sender.domains, sender.reply_address = ["police.example"], "replies@police.example"
    sender.save()
    service("harbourline", "Harbourline")
    service("telegram")
    parts = {
        "clerk": (Role.INTAKE, None),
        "reviewer": (Role.REVIEWER, line),
        "approver": (Role.APPROVER, None),
        "officer": (Role.PAUSE_OFFICER, None),
        "second officer": (Role.PAUSE_OFFICER, None),
        "author": (Role.AUTHOR, None),
        "rights": (Role.RIGHTS_REVIEWER, None),
        "legal": (Role.LEGAL_REVIEWER, None),
        "executive": (Role.EXECUTIVE, None),
        "auditor": (Role.AUDITOR, None),
    }
    return {
        name: with_role(role, hong_kong, queue=worked, name=f"Made-up {name}")
        for name, (role, worked) in parts.items()
    }


@pytest.fixture(autouse=True)
def impatient(context: BrowserContext) -> None:
    """What a person would wait for is there within seconds."""
    context.set_default_timeout(10_000)
