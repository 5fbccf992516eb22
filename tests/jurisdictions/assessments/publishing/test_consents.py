"""A consent is taken back on a page, after everything is signed and out: what readers find changes."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.models import Withdrawal
from jurisdictions.assessments.publishing.acts.export import ask_export
from jurisdictions.assessments.publishing.models import Export
from jurisdictions.assessments.publishing.tasks import make_exports
from portal.ledger.models import Event
from tests.factories.people import person
from tests.factories.publications import NAMED, QUOTE, published
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R58")]


def signed_in(who):
    client = Client()
    just_signed_in(client, who)
    return client


@pytest.fixture
def url(found):
    return reverse("assessments:consents", args=[found.reference])


@pytest.fixture
def sent(found):
    """The form of the one who was named and quoted, taking everything back today."""
    pk = found.consultations.get(advice=QUOTE).pk
    return {"do": pk, f"consultation{pk}-of": "all", f"consultation{pk}-on": date.today().isoformat()}  # noqa: DTZ011


def test_a_consent_taken_back_on_the_page_leaves_what_is_published_at_once(found, people, author, url, sent):
    out = published(found, people)
    ask_export(author, out, format="json")
    assert make_exports() == 1
    client, reads = signed_in(author), f"/publications/{out.reference}/read/"
    assert NAMED in client.get(reads).content.decode()
    page = client.get(url).content.decode()
    assert out.reference in page
    assert NAMED not in page
    assert client.post(url, sent).status_code == 302
    shown = client.get(reads).content.decode()
    assert NAMED not in shown
    assert QUOTE not in shown
    assert Export.objects.values_list("state", "content").get() == ("stale", None)
    assert "taken back" in client.get(url).content.decode()
    event = Event.objects.get(verb="assessment.withdraw_consent")
    assert (event.actor_id, event.detail["of"]) == (author.pk, "all")
    found.refresh_from_db()
    assert found.state == "signed"


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_taken_back(author, url, sent):
    client, tomorrow = signed_in(author), (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011
    on = next(name for name in sent if name.endswith("-on"))
    answer = client.post(url, sent | {on: tomorrow})
    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()
    assert f'value="{tomorrow}"' in answer.content.decode()
    assert client.post(url, {"do": sent["do"]}).status_code == 422
    assert not Withdrawal.objects.exists()


def test_only_whoever_assesses_here_takes_note_of_it(reader, url, sent):
    assert signed_in(reader).post(url, sent).status_code == 403
    assert signed_in(person()).post(url, sent).status_code in {403, 404}
    assert not Withdrawal.objects.exists()


def test_the_name_of_whoever_took_everything_back_is_shown_to_nobody(found, author, url, sent):
    client, record = signed_in(author), reverse("assessments:record", args=[found.reference])
    assert NAMED in client.post(record, {"reason": "To thank them."}).content.decode()
    client.post(url, sent)
    shown = client.post(record, {"reason": "To thank them."}).content.decode()
    assert NAMED not in shown
    assert "Everything was taken back" in shown
    assert (
        sent["do"]
        not in Event.objects.filter(verb="assessment.view_names").latest("pk").detail["consultations"]
    )
