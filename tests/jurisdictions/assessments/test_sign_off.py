"""Four roles, four people, no open conflict of interest, and somebody who is really there."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.sign import sign
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.models import Signature, TeamMember
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.where import row_address
from portal.acts.refusals import FourEyes, Invalid
from portal.notifications.models import Notice
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause
from tests.jurisdictions.assessments.test_section_pages import sent
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R06", "R72", "R74")]

OLD = 3_600


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def people(held):
    return signers(held.jurisdiction)


@pytest.fixture
def author(people):
    return people[SignerRole.AUTHOR]


@pytest.fixture
def found(held, author, people):
    return submit(author, complete(held, author))


def by(people, role, found, **word):
    said = {"verdict": "sign", "interests": "None.", "content_hash": found.content_hash} | word
    return sign(people[role], found, role=role, **said)


def typed_in(found, who, role, *, conflict):
    """A signature written past the act, which the database refuses."""
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.create(
            assessment=found,
            role=role,
            person=who,
            verdict="sign",
            conflict_open=conflict,
            content_hash=found.content_hash,
        )


def test_nobody_signs_without_declaring_their_interests(found, people):
    with pytest.raises(Invalid) as refused:
        by(people, SignerRole.LEGAL, found, interests=" ")
    assert "interests" in refused.value.errors


def test_with_an_open_conflict_one_can_dissent_but_not_agree(found, people):
    with pytest.raises(Invalid):
        by(people, SignerRole.LEGAL, found, conflict_open=True)
    made = by(
        people, SignerRole.LEGAL, found, conflict_open=True, verdict="dissent", statement="I advised them."
    )
    assert made.conflict_open


def test_the_database_takes_no_agreement_with_an_open_conflict(found, people):
    typed_in(found, people[SignerRole.LEGAL], "legal", conflict=True)


def test_an_assessor_reviews_no_assessment_of_their_own(held, author, people):
    found = complete(held, author)
    reader = people[SignerRole.RIGHTS]
    rows = [Row(TeamMember, {"person": reader, "role": "reads the law", "interests": "None."})]
    found = submit(author, edit(author, found, "trigger", rows=rows))
    with pytest.raises(FourEyes, match="You assessed it"):
        by(people, SignerRole.RIGHTS, found)
    typed_in(found, reader, "rights", conflict=False)


def test_signing_asks_again_who_is_there(found, people):
    signer = people[SignerRole.LEGAL]
    url = reverse("assessments:sign", args=[found.reference])
    word = {
        "role": "legal",
        "verdict": "sign",
        "interests": "None.",
        "content_hash": found.content_hash,
    }
    client = Client()
    just_signed_in(client, signer, ago=OLD)
    answer = client.post(url, word)
    assert (answer.status_code, "reauthenticate" in answer["Location"]) == (302, True)
    assert not found.signatures.exists()
    just_signed_in(client, signer)
    assert client.post(url, word).status_code == 302
    assert found.signatures.get().person == signer


def test_what_is_signed_is_read_and_its_pages_hold_no_form(found, author, people):
    client = Client()
    just_signed_in(client, author)
    impact = found.impacts.get()
    section = reverse("assessments:section", args=[found.reference, "impacts"])
    row = row_address(found, "impacts", "impact", str(impact.pk))
    assert client.get(section).status_code == client.get(row).status_code == 200
    for role in SignerRole:
        by(people, role, found)
    record = reverse("assessments:record", args=[found.reference])
    assert client.get(section)["Location"] == f"{record}#r-impacts"
    assert client.get(row)["Location"] == f"{record}#impact:{impact.pk}"
    page = client.get(record).content.decode()
    assert f'id="impact:{impact.pk}"' in page
    assert 'id="r-impacts"' in page


def test_whoever_signed_is_told_that_a_change_voids_it_and_the_pages_say_so(found, author, people):
    signer = people[SignerRole.LEGAL]
    by(people, SignerRole.LEGAL, found)
    by(people, SignerRole.RIGHTS, found)
    client = Client()
    client.force_login(author)
    url = reverse("assessments:section", args=[found.reference, "decision"])
    form = sent(client, url) | {"conditions": ["Counsel reads first."], "why": ["Counsel asked for it."]}
    answer = client.post(url, form, follow=True).content.decode()
    assert "2 signatures are void by this change" in answer
    panel = answer[answer.index("Void since a change") :]
    assert f"{signer.name} (" in panel[: panel.index("</details>")]
    told = Notice.objects.filter(kind="assessment.signature_void").values_list("person", flat=True)
    assert set(told) == {signer.pk, people[SignerRole.RIGHTS].pk}
