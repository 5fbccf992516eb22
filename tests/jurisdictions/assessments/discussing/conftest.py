"""Two assessors and a stranger, around one draft."""

import pytest

from portal.access.permissions import Role
from tests.factories.people import with_role
from tests.factories.places import jurisdiction


@pytest.fixture
def found(desk):
    return desk.found


@pytest.fixture
def asha(desk):
    desk.author.name = "Asha Assess"
    desk.author.save()
    return desk.author


@pytest.fixture
def ben(found):
    return with_role(Role.ASSESSOR, found.jurisdiction, name="Ben Assess")


@pytest.fixture
def stranger():
    return with_role(Role.ASSESSOR, jurisdiction("FR"), name="Zoe Elsewhere")
