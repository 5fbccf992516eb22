"""A really signed assessment: its pause, its people, and a way to let days pass."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.models import Assessment, IndexReading
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.models import LegalInstrument
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause

READING = {
    "index": "Index of the Made-Up",
    "edition": "2025",
    "value": "59 of 100",
    "polarity": "higher is freer",
    "provenance": "An institute that does not exist",
}


class Scene:
    """One signed assessment with everybody around it."""

    def __init__(self, held, people):
        self.held, self.people = held, people
        self.author = people[SignerRole.AUTHOR]

    def draft(self, decision="keep", *, verified=True, **fields):
        """A complete draft that cites a law of the register and an index."""
        found = complete(self.held, self.author, decision, verified=verified)
        law, _made = LegalInstrument.objects.get_or_create(
            jurisdiction=self.held.jurisdiction, title="Made-Up Security Act", citation="Cap. 1"
        )
        return edit(
            self.author, found, "any", fields={"instrument": law} | fields, rows=[Row(IndexReading, READING)]
        )

    def sign(self, found):
        found = submit(self.author, found)
        for role, who in self.people.items():
            sign(who, found, role=role, verdict="sign", content_hash=found.content_hash, interests="None.")
        return Assessment.objects.get(pk=found.pk)

    def signed(self, decision="keep", **options):
        return self.sign(self.draft(decision, **options))


@pytest.fixture
def scene():
    held = pause()
    return Scene(held, signers(held.jurisdiction))


@pytest.fixture
def days_pass(monkeypatch):
    """`days_pass(7)`: for the code it is so many days later."""
    really = timezone.now

    def later(days):
        monkeypatch.setattr(timezone, "now", lambda: really() + timedelta(days=days))

    return later
