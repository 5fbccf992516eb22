"""The story of Hong Kong 2020, lived in a browser by ten people from the first request to the last seal."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from jurisdictions.assessments.models import Assessment
from jurisdictions.pauses.models import Pause
from reviews.desk.models import HandOver
from reviews.models import Request

pytestmark = [pytest.mark.xdist_group("journeys"), pytest.mark.usefixtures("celery_worker_process")]

REASON = "Pending further assessment of the new law."


def test_the_story_of_hong_kong(cast, open_as, picture, smtp_sink, page: Page, live_server):
    reference = a_request_arrives(open_as(cast["clerk"]), picture)
    a_reviewer_takes_it(open_as(cast["reviewer"]), picture, reference)
    pause = a_pause_holds_it(open_as(cast["officer"]), picture)
    a_second_name_is_put_under_it(open_as(cast["second officer"]), pause)
    nothing_passes(open_as(cast["reviewer"]), picture, reference)
    it_cannot_be_lifted_yet(open_as(cast["officer"]), picture, pause)
    assessment = due_diligence_is_recorded(open_as(cast["author"]), picture, pause)
    for role in ("author", "rights", "legal", "executive"):
        is_signed_by(open_as(cast[role]), picture, assessment)
    the_lift_is_proposed(open_as(cast["officer"]), picture, pause)
    the_pause_is_lifted(open_as(cast["second officer"]), picture, pause)
    the_request_is_decided(open_as(cast["reviewer"]), picture, reference)
    approved(open_as(cast["approver"]), picture, reference)
    produced(open_as(cast["reviewer"]), picture, reference)
    handed_over(page, picture, smtp_sink, live_server)
    everybody_concerned_was_told(smtp_sink)
    the_ledger_can_prove_it(open_as(cast["auditor"]), picture, reference)


def a_request_arrives(page: Page, picture) -> str:
    page.goto("/requests/new/")
    page.locator("#id_agency").fill("Harbour Police Office (made up) — HK")
    page.get_by_label(re.compile("^Agency's reference")).fill("HP/2020/7")
    page.get_by_label("Service", exact=True).select_option(label="Harbourline")
    page.get_by_label("Type", exact=True).select_option("court_order")
    page.get_by_label("Subscriber data").check()
    page.get_by_label("Kind").first.select_option("user_id")
    page.get_by_label("Identifier").first.fill("made-up-1")
    page.get_by_label(re.compile("^What the agency writes")).fill(
        "Made-up facts of a made-up case. 虛構案件。"
    )
    picture(page, "01-request")
    page.get_by_role("button", name="Receive it").click()
    one = Request.objects.get()
    expect(page.get_by_role("heading", level=1)).to_contain_text(one.reference)
    return one.reference


def a_reviewer_takes_it(page: Page, picture, reference: str) -> None:
    page.goto("/")
    picture(page, "02-home")
    page.get_by_role("button", name=re.compile("Take the next request")).click()
    expect(page).to_have_url(re.compile(reference))
    expect(page.get_by_role("heading", name="You have it")).to_be_visible()
    picture(page, "03-taken")


def a_pause_holds_it(page: Page, picture) -> str:
    page.goto("/jurisdictions/HK/")
    page.get_by_role("link", name="Pause requests").click()
    page.get_by_label("Harbourline").check()
    page.get_by_label("Reason").fill(REASON)
    button = page.get_by_role("button", name="Pause – hold 1 request")
    expect(button).to_be_visible()
    picture(page, "04-pause")
    button.click()
    made = Pause.objects.get()
    expect(page.get_by_text(f"{made.reference} is in force")).to_be_visible()
    picture(page, "05-paused")
    return made.reference


def a_second_name_is_put_under_it(page: Page, pause: str) -> None:
    page.goto(f"/pauses/{pause}/")
    page.get_by_role("button", name="Countersign").click()
    expect(page.get_by_text(f"{pause} is countersigned.")).to_be_visible()


def nothing_passes(page: Page, picture, reference: str) -> None:
    page.goto(f"/requests/{reference}/")
    page.get_by_label("Reject: not valid").check()
    page.get_by_label("Reason", exact=True).fill("A long thought that must not be lost.")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name="Propose", exact=True).click()
    assert answer.value.status == 409
    expect(page.get_by_role("alert")).to_contain_text("Review of requests from Hong Kong agencies")
    expect(page.get_by_label("Reason", exact=True)).to_have_value("A long thought that must not be lost.")
    picture(page, "06-held")
    assert Request.objects.get().state == "in_review"


def it_cannot_be_lifted_yet(page: Page, picture, pause: str) -> None:
    page.goto(f"/pauses/{pause}/lift/")
    expect(page.get_by_text("It cannot be lifted yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Lift the pause")).to_have_count(0)
    picture(page, "07-not-yet")


def due_diligence_is_recorded(page: Page, picture, pause: str) -> str:
    page.goto(f"/pauses/{pause}/")
    page.get_by_role("link", name="Begin an assessment").click()
    page.get_by_label("Title").fill("What the law does to requests")
    page.get_by_label("Track").select_option("rapid")
    page.get_by_label("What happened?").select_option("expert")
    page.get_by_label("When?").fill("2020-07-01")
    page.get_by_label("In words").fill("Experts warned.")
    page.get_by_role("button", name="Begin").click()
    reference = Assessment.objects.get().reference
    picture(page, "08-assessment")
    in_section(page, "Trigger and scope", {"Question to answer": "May we disclose?"})
    add_impact(page)
    picture(page, "09-impact")
    save(page)
    page.goto(f"/assessments/{reference}/")
    add_measure(page)
    save(page)
    consulted = (
        ("independent_expert", "Institute of Examples", True),
        ("independent_expert", "Centre for Samples", False),
        ("proxy", "Union of Examples", False),
    )
    for kind, organisation, regional in consulted:
        add_consultation(page, kind, organisation, regional)
        save(page)
    add_decision(page)
    save(page)
    expect(page.get_by_text("Nothing.", exact=True)).to_be_visible()
    picture(page, "10-ready")
    page.get_by_role("button", name="Open it for signatures").click()
    expect(page.get_by_text("It is open for signatures")).to_be_visible()
    return reference


def in_section(page: Page, name: str, texts: dict[str, str]) -> None:
    page.get_by_role("link", name=name).first.click()
    for label, text in texts.items():
        page.get_by_label(re.compile(f"^{label}")).first.fill(text)
    save(page)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def last_row(page: Page):
    return page.locator("fieldset.row-form").last


def add_impact(page: Page) -> None:
    page.get_by_role("link", name="Impacts on people").first.click()
    page.get_by_role("link", name="Add: impact").click()
    row = last_row(page)
    row.get_by_label(re.compile("^Who, which right")).fill("A user is arrested after a disclosure.")
    row.get_by_label("ICCPR-9 liberty").check()
    row.get_by_label("users", exact=True).check()
    row.get_by_label("Actual or potential").select_option("potential")
    row.get_by_label("Involvement").select_option("contribute")
    for label, grade in (("Scale", "4"), ("Scope", "2"), ("Irremediability", "5"), ("Likelihood", "1")):
        row.locator(f"#field-impact-0-{label.lower()}").get_by_label(re.compile(f"{grade} – ")).check()
    row.get_by_label("Why these ratings").fill("Detention cannot be undone.")
    for label in ("Scale", "Scope", "Irremediability"):
        row.get_by_label(f"{label} after measures").select_option("2")


def add_measure(page: Page) -> None:
    page.get_by_role("link", name="Measures").first.click()
    row = last_row(page)
    row.get_by_label("A user is arrested after a disclosure.").check()
    row.get_by_label("Kind").select_option("reduce")
    row.get_by_label("What is done").fill("Counsel reads every request first.")
    row.get_by_label("Owner").select_option(label="Made-up author")
    row.get_by_label("Due").fill("2026-12-31")
    row.get_by_label("Status").select_option("verified")
    row.get_by_label(re.compile("^Verified by")).select_option(label="Made-up rights")


def add_consultation(page: Page, kind: str, organisation: str, regional: bool) -> None:
    page.get_by_role("link", name="Consultations").first.click()
    row = last_row(page)
    row.get_by_label("When").fill("2020-08-01")
    row.get_by_label("Class").select_option(kind)
    row.get_by_label("Organisation").fill(organisation)
    if regional:
        row.get_by_label("From or of the region").check()
    row.get_by_label(re.compile("^Questions put")).fill("What follows from the law?")
    row.get_by_label("Advice given").fill("Wait, and read every request with counsel.")
    row.get_by_label("Our response").select_option("accepted")
    row.get_by_label("Why", exact=True).fill("It is sound.")


def add_decision(page: Page) -> None:
    page.get_by_role("link", name="Options and decision").first.click()
    row = last_row(page)
    row.get_by_label("Option", exact=True).select_option("lift")
    row.get_by_label(re.compile("^What it does to people")).fill(
        "Users may be exposed; crime victims are helped."
    )
    page.get_by_label(re.compile("^Decision")).select_option("lift")
    page.get_by_label(re.compile("^Reasons")).fill("The measure holds.")
    page.get_by_label(re.compile("^Why the other options")).fill("They harm more than they help.")


def is_signed_by(page: Page, picture, assessment: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile(assessment)).first.click()
    picture(page, f"11-sign-{page.url.rsplit('/', 2)[-2]}")
    page.get_by_label("Your interests").fill("None.")
    page.get_by_role("button", name="Put my name under it").click()
    expect(page.get_by_text("Your word is recorded.")).to_be_visible()


def the_lift_is_proposed(page: Page, picture, pause: str) -> None:
    page.goto(f"/pauses/{pause}/")
    page.get_by_role("link", name="Lift the pause").click()
    picture(page, "12-lift")
    page.get_by_role("button", name="Ask a colleague to confirm the lift").click()
    expect(page.get_by_text("You proposed this.")).to_be_visible()
    assert Pause.objects.get().is_in_force


def the_pause_is_lifted(page: Page, picture, pause: str) -> None:
    page.goto(f"/pauses/{pause}/lift/")
    picture(page, "12-confirm")
    page.get_by_role("button", name="Confirm: Lift").click()
    expect(page.get_by_text(f"{pause} is lifted.")).to_be_visible()
    assert Pause.objects.get().is_lifted


def the_request_is_decided(page: Page, picture, reference: str) -> None:
    page.goto(f"/requests/{reference}/")
    for point in page.locator("fieldset.point").all():
        point.get_by_label("Yes").check()
    page.get_by_role("button", name="Save the checklist").click()
    page.get_by_label("Produce all of it").check()
    page.get_by_label("Subscriber data:").check()
    page.get_by_label("Reason", exact=True).fill("Valid, exact and narrow.")
    picture(page, "13-decide")
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_text("waits for approval")).to_be_visible()
    expect(page.get_by_text("a second person approves it")).to_be_visible()


def approved(page: Page, picture, reference: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=reference).first.click()
    picture(page, "14-approve")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text(f"{reference} is approved.")).to_be_visible()


def produced(page: Page, picture, reference: str) -> None:
    page.goto(f"/requests/{reference}/")
    page.get_by_label("File to hand over").set_input_files(
        {"name": "data.csv", "mimeType": "text/csv", "buffer": b"made,up\n"}
    )
    page.get_by_label("Link goes to").fill("officer@police.example")
    picture(page, "15-produce")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text("The link is on its way")).to_be_visible()


def handed_over(page: Page, picture, smtp_sink, live_server) -> None:
    link = None
    count = 0
    while link is None:
        count += 1
        mails = smtp_sink.wait_for(count, seconds=30)
        link = next((m for mail in mails if (m := re.search(r"/handover/\S+", mail.get_content()))), None)
    page.goto(f"{live_server.url}{link[0]}")
    picture(page, "16-hand-over")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.path().read_bytes() == b"made,up\n"
    assert HandOver.objects.count() == 1
    assert Request.objects.get().state == "delivered"


def everybody_concerned_was_told(smtp_sink) -> None:
    subjects = " ".join(str(mail["Subject"]) for mail in smtp_sink.wait_for(12, seconds=30))
    for said in ("Paused: P-", "is open for signatures", "Lifted: P-", "A production is ready"):
        assert said in subjects
    assert "made-up-1" not in " ".join(mail.get_content() for mail in smtp_sink.messages)


def the_ledger_can_prove_it(page: Page, picture, reference: str) -> None:
    call_command("ledger", "seal")
    call_command("ledger", "verify")
    page.goto("/ledger/")
    expect(page.locator("tbody").get_by_text("Handed over").first).to_be_visible()
    picture(page, "17-ledger")
