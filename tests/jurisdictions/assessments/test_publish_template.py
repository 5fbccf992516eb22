"""An administrator publishes a new version of a template, without code."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from playwright.sync_api import expect

from jurisdictions.assessments.acts.publish_template import publish_template
from jurisdictions.assessments.library import newest, questionnaire
from jurisdictions.assessments.models import Template
from jurisdictions.assessments.models.words import SignerRole
from portal.accounts.acts.invite import invite
from portal.acts.refusals import Invalid, NotPermitted, Stale
from portal.ledger.models import Event
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause
from tests.factories.people import person, second_factor_for

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R88")]
PAGE = "/admin/assessments/template/publish/rapid/"
OLD, NEW = "title: The law\n", "title: The law of the place\n"


@pytest.fixture
def ada():
    who = invite(None, "ada@desk.example", "Ada Minister", is_staff=True)
    second_factor_for(who)
    return who


@pytest.fixture
def desk(ada) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def changed(old: str = OLD, new: str = NEW) -> str:
    source = newest("rapid").source
    assert old in source
    return source.replace(old, new, 1)


def test_a_version_is_published_and_new_assessments_begin_with_it(ada):
    held = pause()
    author = signers(held.jurisdiction)[SignerRole.AUTHOR]
    before = complete(held, author)
    made = publish_template(ada, changed(), reason="Clearer title.")
    assert (made.version, made.published_by, made.reason) == (2, ada, "Clearer title.")
    assert complete(held, author).template == made
    before.refresh_from_db()
    assert before.template.version == 1
    assert questionnaire(before.template_id).sections["law"].title == "The law"
    event = Event.objects.get(verb="template.publish")
    assert (event.actor, event.detail["version"], event.detail["sha256"]) == (ada, 2, made.digest)


def test_what_is_published_stays_as_it_was_typed_in_its_order(ada):
    made = publish_template(ada, "# Ours.\n" + changed(), reason="A comment.")
    assert made.source.startswith("# Ours.")
    assert list(questionnaire(made.pk).rights)[:3] == ["ICCPR-2.3", "ICCPR-6", "ICCPR-7"]
    assert questionnaire(made.pk).shown_fields("impact")[:3] == ["statement", "rights", "groups"]


def test_a_published_version_never_changes():
    one = newest("rapid")
    with pytest.raises(DatabaseError), transaction.atomic():
        Template.objects.filter(pk=one.pk).update(title="Other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Template.objects.filter(pk=one.pk).delete()


@pytest.mark.parametrize(
    ("source", "reason", "field", "said"),
    [
        (lambda: changed("keep_days: 180", "keep_days: 0"), "Why.", "source", "keep_days"),
        (changed, " ", "reason", "Say what changed"),
        (lambda: newest("rapid").source, "Why.", "source", "Nothing was changed."),
        (lambda: newest("full").source, "Why.", "source", "a template of another track: full"),
    ],
    ids=["wrong", "no reason", "nothing new", "another track"],
)
def test_what_cannot_be_published_is_refused_beside_its_field(ada, source, reason, field, said):
    with pytest.raises(Invalid) as refused:
        publish_template(ada, source(), reason=reason, code="rapid")
    assert said in str(refused.value.errors[field])
    assert newest("rapid").version == 1


def test_two_administrators_do_not_overwrite_each_other(ada):
    mine, theirs = changed(), changed("title: Measures\n", "title: What we do\n")
    publish_template(ada, theirs, reason="First.", after=1)
    with pytest.raises(Stale):
        publish_template(ada, mine, reason="Second.", after=1)


def test_only_administrators_publish():
    source = changed()
    for who in (person(), person(is_staff=True)):
        with pytest.raises(NotPermitted):
            publish_template(who, source, reason="Why.")
    client = Client()
    client.force_login(person(is_staff=True))
    assert client.get(PAGE).status_code == 403


def test_versions_are_listed_and_shown_as_yaml_and_not_changed(desk):
    assert b"Publish a new version" in desk.get("/admin/assessments/template/").content
    page = desk.get(f"/admin/assessments/template/{newest('full').pk}/change/")
    assert b"impact.irremediability" in page.content
    assert b'name="_save"' not in page.content


def test_a_file_is_taken_checked_and_shown_beside_the_newest_version(desk):
    sent = SimpleUploadedFile("rapid.yaml", changed().encode())
    page = desk.post(PAGE, {"look": "1", "after": "1", "file": sent, "reason": ""})
    assert page.status_code == 200
    text = page.content.decode()
    assert "<del>-  title: The law</del>" in text
    assert "<ins>+  title: The law of the place</ins>" in text
    assert newest("rapid").version == 1


def test_a_file_that_is_no_text_is_refused(desk):
    sent = SimpleUploadedFile("rapid.yaml", b"\xff\xfe\x00")
    page = desk.post(PAGE, {"look": "1", "after": "1", "file": sent})
    assert page.status_code == 422
    assert b"This is no text in UTF-8." in page.content


@pytest.mark.django_db(transaction=True)
def test_an_administrator_publishes_in_the_browser(open_as, ada, axe):
    page = open_as(ada)
    page.goto("/admin/assessments/template/")
    page.get_by_role("row", name="Rapid 1").get_by_role("link", name="Publish a new version").click()
    field = page.get_by_label("YAML")
    there = field.input_value()
    field.fill(there.replace("gate: M", "gate: Q", 1))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("alert")).to_contain_text("fields › assessment.title › gate")
    expect(page.get_by_role("alert")).to_contain_text("Line ")
    expect(page.get_by_role("button", name="Publish this version")).to_have_count(0)
    field.fill(there.replace(OLD, NEW, 1))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("region", name="What changes")).to_contain_text("The law of the place")
    axe(page)
    page.get_by_role("button", name="Publish this version").click()
    expect(page.get_by_text("Say what changed, and why.")).to_be_visible()
    page.get_by_label("What changed, and why").fill("Clearer title.")
    page.get_by_role("button", name="Publish this version").click()
    expect(page.get_by_text("Published: Rapid 2.")).to_be_visible()
    axe(page)
    made = newest("rapid")
    assert (made.version, made.reason, made.published_by) == (2, "Clearer title.", ada)
