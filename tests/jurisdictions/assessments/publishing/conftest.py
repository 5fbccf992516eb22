"""A signed assessment on the full track, and the people around it."""

import pytest

from jurisdictions.assessments.models.words import SignerRole
from tests.factories.assessments import signers
from tests.factories.pauses import pause
from tests.factories.publications import signed
from tests.support.scenes import scene


@scene
def standing():
    """A pause, four people, and the full assessment that they signed."""
    held = pause()
    people = signers(held.jurisdiction)
    return held, people, signed(held, people)


@pytest.fixture
def reader(people):
    return people[SignerRole.RIGHTS]


@pytest.fixture
def found(standing):
    return standing[2]
