"""A draft that nothing blocks, and the person who writes it."""

import pytest

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.models.words import SignerRole
from tests.factories.assessments import complete, signers
from tests.factories.assessments_full import complete_full
from tests.factories.pauses import pause
from tests.factories.questionnaires import with_rules
from tests.support.scenes import SCENES, scene


class Desk:
    """One draft: asked by some rules, written through the act, and what blocks it."""

    def __init__(self, found, author):
        self.found, self.author = found, author

    def asks(self, *rules, **body):
        self.found = with_rules(self.found, *rules, **body)
        return self

    def add(self, model, **facts):
        self.found = edit(self.author, self.found, "any", rows=[Row(model, facts)])
        return model.objects.filter(assessment=self.found).latest("pk")

    def change(self, row, **facts):
        self.found = edit(self.author, self.found, "any", rows=[Row(type(row), facts, pk=row.pk)])

    def write(self, **fields):
        self.found = edit(self.author, self.found, "any", fields=fields)

    def said(self):
        """Each blocker as (section, anchor), and all their texts in one."""
        found = blockers(self.found)
        return [(one.section, one.anchor) for one in found], " ".join(one.text for one in found)

    def places(self):
        return self.said()[0]

    def words(self):
        return self.said()[1]


@scene
def drafted():
    """A pause, four people, and a draft on the rapid track that nothing blocks."""
    held = pause()
    people = signers(held.jurisdiction)
    return held, people, complete(held, people[SignerRole.AUTHOR])


@scene
def answered():
    """A pause, four people, and a draft that answers everything the full template asks."""
    held = pause()
    people = signers(held.jurisdiction)
    return held, people, complete_full(held, people[SignerRole.AUTHOR])


def around(request):
    """The pause and the people of the scene that the test asks for, if it asks for one."""
    names = [name for name in SCENES if name in request.fixturenames]
    return request.getfixturevalue(names[0]) if names else None


@pytest.fixture
def held(request):
    there = around(request)
    return there[0] if there else pause()


@pytest.fixture
def people(request, held):
    there = around(request)
    return there[1] if there else signers(held.jurisdiction)


@pytest.fixture
def author(people):
    return people[SignerRole.AUTHOR]


@pytest.fixture
def desk(drafted, author):
    return Desk(drafted[2], author)


@pytest.fixture
def full(answered):
    return answered[2]
