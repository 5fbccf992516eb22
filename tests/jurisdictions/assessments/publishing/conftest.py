"""A signed assessment on the full track, and the people around it."""

import pytest

from jurisdictions.assessments.models.words import SignerRole
from tests.factories.assessments import signers
from tests.factories.publications import signed


@pytest.fixture
def people(held):
    return signers(held.jurisdiction)


@pytest.fixture
def author(people):
    return people[SignerRole.AUTHOR]


@pytest.fixture
def reader(people):
    return people[SignerRole.RIGHTS]


@pytest.fixture
def found(held, people):
    return signed(held, people)
