"""Writing an assessment: nothing typed is lost, and two people at once choose field by field."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.models import Option
from jurisdictions.assessments.models.words import SignerRole
from portal.access.permissions import Role
from portal.accounts.models import User
from portal.acts.refusals import Invalid
from portal.drafts.models import Draft
from portal.ledger.models import Event
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause
from tests.factories.people import with_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R91")]

LAST_KEY = 2_000


@pytest.fixture
def held():
    return pause()


@pytest.fixture
def author(held) -> User:
    return signers(held.jurisdiction)[SignerRole.AUTHOR]


@pytest.fixture
def found(held, author):
    return complete(held, author)


def page_of(found, section="decision"):
    return reverse("assessments:section", args=[found.reference, section])


def sent(client: Client, url: str, mark: str = "data-keep") -> dict[str, list[str]]:
    """The form as the page shows it, ready to be changed and sent."""
    html = client.get(url).content.decode()
    form = html[html.index(mark) :]
    names = {}
    for tag in re.findall(r"<input[^>]*>|<textarea[^>]*>[^<]*|<select.*?</select>", form, re.DOTALL):
        name = re.search(r'name="([^"]+)"', tag)
        if not name:
            continue
        if tag.startswith("<textarea"):
            names[name[1]] = [tag.split(">", 1)[1].strip()]
        elif tag.startswith("<select"):
            chosen = re.search(r'value="([^"]*)" selected', tag)
            names[name[1]] = [chosen[1] if chosen else ""]
        elif not re.search('type="(checkbox|radio)"', tag) or "checked" in tag:
            value = re.search(r'value="([^"]*)"', tag)
            names.setdefault(name[1], []).append(
                value[1] if value else "on" if 'type="checkbox"' in tag else ""
            )
    return names


def id_of(row, form) -> str:
    """The name of the hidden field that names this row."""
    kind = row._meta.model_name
    return next(n for n, value in form.items() if re.match(rf"{kind}-\d+-id$", n) and value == [str(row.pk)])


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_page_saved_without_a_change_changes_nothing(found, author):
    client, before = signed_in(author), found.lock_version
    for section in ("trigger", "law", "measures", "consultations", "decision"):
        url = page_of(found, section)
        assert client.post(url, sent(client, url)).status_code == 302, section
    found.refresh_from_db()
    event_rows = found.lock_version - before
    assert event_rows == 5
    assert found.options.count() == 3


def test_what_two_people_changed_in_different_fields_is_both_saved(found, author):
    client, url = signed_in(author), page_of(found)
    form = sent(client, url)
    edit(author, found, "decision", fields={"reasons": "A colleague's reasons."})
    assert client.post(url, form | {"conditions": ["Counsel reads first."]}).status_code == 302
    found.refresh_from_db()
    assert (found.reasons, found.conditions) == ("A colleague's reasons.", "Counsel reads first.")


def test_the_same_field_asks_which_text_stands_and_keeps_both(found, author):
    client, url = signed_in(author), page_of(found)
    form = sent(client, url) | {"reasons": ["My reasons."], "conditions": ["Mine alone."]}
    edit(author, found, "decision", fields={"reasons": "A colleague's reasons."})
    answer = client.post(url, form)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "A colleague&#x27;s reasons." in shown
    assert "My reasons." in shown
    assert "Take this instead of mine" in shown
    found.refresh_from_db()
    assert (found.reasons, found.conditions) == ("A colleague's reasons.", "")


@pytest.mark.parametrize(("taken", "stands"), [(False, "My reasons."), (True, "A colleague's reasons.")])
def test_either_text_can_be_chosen(found, author, taken, stands):
    client, url = signed_in(author), page_of(found)
    form = sent(client, url) | {"reasons": ["My reasons."], "conditions": ["Mine alone."]}
    edit(author, found, "decision", fields={"reasons": "A colleague's reasons."})
    client.post(url, form)
    again = (
        form | {"initial-reasons": ["A colleague's reasons."]} | ({"take-reasons": ["1"]} if taken else {})
    )
    assert client.post(url, again).status_code == 302
    found.refresh_from_db()
    assert (found.reasons, found.conditions) == (stands, "Mine alone.")


def test_a_row_that_a_colleague_removed_comes_back_with_what_was_written_in_it(found, author):
    client, url = signed_in(author), page_of(found)
    option = found.options.get(choice="lift")
    form = sent(client, url)
    mine = next(
        name for name, value in form.items() if re.match(r"option-\d+-id", name) and value == [str(option.pk)]
    )
    form[mine.replace("-id", "-staff_safety")] = ["Staff left the place."]
    edit(author, found, "decision", rows=[Row(Option, pk=option.pk, remove=True)])
    answer = client.post(url, form)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert found.options.get(choice="lift").staff_safety == "Staff left the place."


def test_a_row_that_a_colleague_changed_is_not_removed_unseen(found, author):
    client, url = signed_in(author), page_of(found)
    option = found.options.get(choice="lift")
    form = sent(client, url)
    mine = next(
        name for name, value in form.items() if re.match(r"option-\d+-id", name) and value == [str(option.pk)]
    )
    form[mine.replace("-id", "-DELETE")] = ["on"]
    edit(
        author,
        found,
        "decision",
        rows=[Row(Option, {"staff_safety": "Staff may be asked."}, pk=option.pk)],
    )
    assert client.post(url, form).status_code == 409
    assert found.options.filter(choice="lift").exists()


def test_what_was_typed_is_kept_within_two_seconds_and_comes_back(open_as, found, author):
    page = open_as(author)
    page.goto(page_of(found))
    page.get_by_label(re.compile("^Conditions")).fill("Half a tho")
    expect(page.locator("[data-keep-status]")).to_contain_text("Kept", timeout=LAST_KEY)
    other = page.context.new_page()
    page.close(run_before_unload=False)
    other.goto(page_of(found))
    expect(other.get_by_label(re.compile("^Conditions"))).to_have_value("Half a tho")
    expect(other.get_by_text("What you typed here and did not save is back.")).to_be_visible()
    found.refresh_from_db()
    assert found.conditions == ""
    other.get_by_label(re.compile("^Conditions")).fill("Half a thought, finished.")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_text("Saved.")).to_be_visible()
    assert not Draft.objects.exists()
    other.goto(page_of(found))
    expect(other.get_by_text("What you typed here and did not save is back.")).to_have_count(0)


def test_an_expired_session_loses_no_key(open_as, found, author):
    page, url = open_as(author), page_of(found, "consultations")
    page.goto(url)
    advice, heard = page.locator("[name$='-advice']").first, page.locator("[name$='-from_region']").first
    answered, day = page.locator("[name$='-response']").first, page.locator("[name$='-on']").first
    advice.fill("Half a tho")
    expect(page.locator("[data-keep-status]")).to_contain_text("Kept", timeout=LAST_KEY)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    advice.fill("Half a thought, finished.")
    answered.select_option("rejected")
    day.fill("2026-04-02")
    heard.check()
    expect(page.locator("[data-keep-status]")).to_contain_text("in this browser", timeout=LAST_KEY)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/login/**")
    page.context.clear_cookies()  # whoever signs in again has a new token
    again = open_as(author)
    again.goto(url)
    expect(again.get_by_text("What you typed here and did not save is back.")).to_be_visible()
    expect(again.locator("[name$='-advice']").first).to_have_value("Half a thought, finished.")
    expect(again.locator("[name$='-response']").first).to_have_value("rejected")
    expect(again.locator("[name$='-on']").first).to_have_value("2026-04-02")
    expect(again.locator("[name$='-from_region']").first).to_be_checked()
    again.get_by_role("button", name="Save", exact=True).click()
    expect(again.get_by_text("Saved.")).to_be_visible()
    assert found.consultations.filter(advice="Half a thought, finished.").exists()


def test_the_browser_keeps_no_name_and_nothing_of_somebody_else(open_as, found, author):
    page, url = open_as(author), page_of(found, "consultations")
    page.goto(url)
    page.route("**/drafts/**", lambda route: route.abort())
    page.locator("[name$='-person']").first.fill("Planted Name")
    page.locator("[name$='-advice']").first.fill("Planted advice")
    expect(page.locator("[data-keep-status]")).to_contain_text("in this browser", timeout=LAST_KEY)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert f"keep:{author.pk}:{url}" in kept
    assert "Planted+advice" in kept
    assert "Planted+Name" not in kept
    page.close()
    other = open_as(with_role(Role.ASSESSOR, found.jurisdiction))
    other.goto(url)
    expect(other.locator("[name$='-advice']").first).not_to_have_value("Planted advice")
    assert other.evaluate("JSON.stringify(localStorage)") == "{}"


def test_a_draft_is_its_writers_alone_and_unreadable_in_the_database(found, author):
    client, url = signed_in(author), page_of(found)
    client.post(f"/drafts/?page={url}", {"conditions": "Between us"})
    other = signers(found.jurisdiction)[SignerRole.AUTHOR]
    assert "Between us" not in signed_in(other).get(url).content.decode()
    assert "Between us" in client.get(url).content.decode()
    assert "Between" not in str(Draft.objects.values_list("pk", "page"))
    client.post(f"/drafts/?page={url}", {"drop": "1"})
    assert "Between us" not in client.get(url).content.decode()


def test_drafts_are_of_our_own_pages_only(author):
    client = signed_in(author)
    for page in ("//elsewhere.example/", "https://elsewhere.example/", "/nowhere/at/all/", ""):
        assert client.post(f"/drafts/?page={page}", {"x": "y"}).status_code == 422


@pytest.mark.requirement("R59")
def test_names_are_shown_to_nobody_by_default_and_each_look_is_an_event(found, author):
    client = signed_in(author)
    record = reverse("assessments:record", args=[found.reference])
    for url in (page_of(found, "consultations"), record):
        assert "Nobody Real" not in client.get(url).content.decode()
    refused = client.post(record, {"reason": " "})
    assert refused.status_code == Invalid.status
    assert "Nobody Real" not in refused.content.decode()
    shown = client.post(record, {"reason": "To send them the draft."}).content.decode()
    assert "Nobody Real" in shown
    event = Event.objects.filter(verb="assessment.view_names").get()
    assert (event.actor_id, event.detail["reason"]) == (author.pk, "To send them the draft.")


@pytest.mark.requirement("R59")
def test_a_name_that_is_kept_survives_a_save_of_its_page(found, author):
    client, url = signed_in(author), page_of(found, "consultations")
    row = found.consultations.first()
    form = sent(client, url)
    mine = id_of(row, form)
    assert client.post(url, form | {mine.replace("-id", "-advice"): ["Wait longer."]}).status_code == 302
    row.refresh_from_db()
    assert (row.person, row.advice) == ("Nobody Real", "Wait longer.")
    assert client.post(url, sent(client, url) | {mine.replace("-id", "-person"): ["-"]}).status_code == 302
    row.refresh_from_db()
    assert row.person == ""
