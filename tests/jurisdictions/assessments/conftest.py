"""A draft that nothing blocks, and the person who writes it."""

import pytest

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.models.words import SignerRole
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause
from tests.factories.questionnaires import with_rules


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


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def author(held):
    return signers(held.jurisdiction)[SignerRole.AUTHOR]


@pytest.fixture
def desk(held, author):
    return Desk(complete(held, author), author)
