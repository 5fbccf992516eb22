"""What a machine drafted is labelled wherever it is read, until and after a person adopts it."""

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.adopt_draft import adopt_draft, digest_of
from jurisdictions.assessments.models import MachineDraft
from portal.acts.refusals import NotPermitted, OutOfOrder, Stale
from portal.ledger.models import Event
from tests.factories.people import person
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R28")]


@pytest.fixture
def draft(desk):
    return desk.add(MachineDraft, about="assessment:reasons", tool="A made-up machine")


def client_of(desk) -> Client:
    client = Client()
    just_signed_in(client, desk.author)
    return client


def page(desk, name="drafts") -> str:
    return reverse(f"assessments:{name}", args=[desk.found.reference])


def test_whoever_adopts_it_puts_their_own_name_to_these_very_words(desk, draft):
    client = client_of(desk)
    assert "nobody has adopted it yet" in client.get(page(desk)).content.decode()
    assert desk.found.reasons in client.get(page(desk)).content.decode()
    seen = digest_of(desk.found.reasons)
    assert client.post(page(desk), {"draft": draft.pk, "seen": seen}).status_code == 302
    draft.refresh_from_db()
    assert draft.adopted_by == desk.author
    assert Event.objects.get(verb="assessment.adopt_draft").detail["sha256"] == seen
    with pytest.raises(OutOfOrder, match="already"):
        adopt_draft(desk.author, draft, seen=seen)


def test_a_text_that_was_changed_meanwhile_is_read_again(desk, draft):
    seen = digest_of(desk.found.reasons)
    desk.write(reasons="Other words.")
    with pytest.raises(Stale):
        adopt_draft(desk.author, draft, seen=seen)
    answer = client_of(desk).post(page(desk), {"draft": draft.pk, "seen": seen})
    assert answer.status_code == 409
    assert "read it again" in answer.content.decode()


def test_nobody_adopts_who_does_not_assess(desk, draft):
    with pytest.raises(NotPermitted):
        adopt_draft(person(), draft, seen=digest_of(desk.found.reasons))


def test_the_record_labels_it_before_and_after(desk, draft):
    client = client_of(desk)
    assert "Drafted by a machine (A made-up machine)" in client.get(page(desk, "record")).content.decode()
    adopt_draft(desk.author, draft, seen=digest_of(desk.found.reasons))
    html = client.get(page(desk, "record")).content.decode()
    assert f"read and adopted by {desk.author.name}" in html


def test_a_row_that_a_machine_drafted_is_labelled_as_one(desk):
    impact = desk.found.impacts.get()
    desk.add(MachineDraft, about=f"impact:{impact.pk}", tool="A made-up machine")
    client = client_of(desk)
    assert client.get(page(desk, "record")).content.decode().count("Drafted by a machine") == 1
    assert impact.statement in client.get(page(desk)).content.decode()
