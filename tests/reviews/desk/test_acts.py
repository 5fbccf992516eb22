"""The desk's acts: from taking a request to handing its file over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Permission, Role
from portal.acts.refusals import FourEyes, Held, Invalid, NotPermitted, OutOfOrder, Stale
from portal.ledger.models import Event
from portal.notifications.models import Notice
from reviews.desk.acts.approve import approve, send_back
from reviews.desk.acts.ask_clarification import ask_clarification
from reviews.desk.acts.claim import LIMIT, claim
from reviews.desk.acts.closing import close_delivered, close_under_pause
from reviews.desk.acts.decide import Item, decide
from reviews.desk.acts.hand_over import hand_over
from reviews.desk.acts.produce import produce, token_of, withdraw_link
from reviews.desk.acts.release import release
from reviews.desk.acts.take_next import take_next
from reviews.desk.models import Claim, HandOver
from reviews.desk.refusals import AlreadyTaken, DecidedBeforeLift, LinkEnded, NothingToTake, NotYours, TooMany
from reviews.desk.tasks import end_stale_claims, return_after_lifts
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import give, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue, request
from tests.factories.work import checked, everything, produced, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def reviewer():
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())


@pytest.fixture
def approver():
    return with_role(Role.APPROVER, jurisdiction("HK"))


@pytest.fixture
def one():
    sender = agency()
    sender.domains = ["police.example"]
    sender.save()
    return request(agency=sender)


def file(text=b"made-up data"):
    return SimpleUploadedFile("data.csv", text)


def link_of(one):
    return token_of(one.productions.latest("pk").nonce)


def test_a_request_goes_from_arrival_to_hand_over(reviewer, approver, one):
    produced(reviewer, approver, one)
    production = hand_over(link_of(one))
    one.refresh_from_db()
    assert one.state == "delivered"
    assert production.file.read() == b"made-up data"
    close_delivered(reviewer, one)
    one.refresh_from_db()
    assert one.state == "closed"
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == [
        "request.claim",
        "request.checklist",
        "request.decide",
        "request.approve",
        "request.produce",
        "production.hand_over",
        "request.close",
    ]


def test_no_step_passes_a_pause(reviewer, approver, one):
    pause()
    with pytest.raises(Held) as refused:
        claim(reviewer, one)
    assert "Hong Kong" in refused.value.pauses[0].sentence
    assert refused.value.whose


@pytest.mark.parametrize("stage", ["intake", "review"])
def test_under_a_pause_nobody_asks_the_agency_about_a_request(reviewer, one, stage):
    one.agency.reply_address = "liaison@police.example"
    one.agency.save()
    claim(reviewer, one)
    pause(stage=stage)
    with pytest.raises(Held):
        ask_clarification(reviewer, one, "Which account?")
    one.refresh_from_db()
    assert one.state == "in_review"


def test_a_decision_is_refused_when_a_pause_began_after_the_claim(reviewer, one):
    claim(reviewer, one)
    checked(reviewer, one)
    pause()
    with pytest.raises(Held):
        decide(reviewer, one, outcome="full", reason="Valid.", items=everything(one))


def test_an_approval_is_refused_under_a_production_pause_but_a_rejection_is_not(reviewer, approver, one):
    other = request(agency=one.agency)
    disclosing, rejecting = proposed(reviewer, one), proposed(reviewer, other, outcome="rejected")
    pause(stage="production")
    with pytest.raises(Held):
        approve(approver, disclosing)
    approve(approver, rejecting)
    other.refresh_from_db()
    assert other.state == "closed"


def test_a_file_that_is_ready_is_not_handed_over_under_a_pause(reviewer, approver, one):
    produced(reviewer, approver, one)
    pause(stage="production")
    with pytest.raises(Held):
        hand_over(link_of(one))
    assert not HandOver.objects.exists()


def test_nobody_approves_a_decision_of_their_own(reviewer, one):
    decision = proposed(reviewer, one)
    with pytest.raises(NotPermitted):
        approve(reviewer, decision)
    give(reviewer, Permission.APPROVE, jurisdiction("HK"))
    with pytest.raises(FourEyes):
        approve(reviewer, decision)


def test_what_is_sent_back_can_be_taken_again(reviewer, approver, one):
    send_back(approver, proposed(reviewer, one), "The range is too wide.")
    one.refresh_from_db()
    assert one.state == "received"
    assert claim(reviewer, one).pk


def test_sending_back_needs_a_comment(reviewer, approver, one):
    with pytest.raises(Invalid):
        send_back(approver, proposed(reviewer, one), " ")


def test_two_people_cannot_take_the_same_request(reviewer, one):
    claim(reviewer, one)
    with pytest.raises(AlreadyTaken):
        claim(with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue()), one)


def test_nobody_holds_more_than_the_limit(reviewer):
    for _number in range(LIMIT):
        claim(reviewer, request())
    with pytest.raises(TooMany):
        claim(reviewer, request())


def test_one_needs_the_queue_as_well_as_the_jurisdiction(one):
    with pytest.raises(NotPermitted):
        claim(with_role(Role.REVIEWER, jurisdiction("HK")), one)


def test_take_next_gives_the_first_deadline_and_says_why_there_is_none(reviewer, one):
    assert take_next(reviewer) == one
    with pytest.raises(NothingToTake, match="empty"):
        take_next(reviewer)


def test_take_next_of_one_queue_speaks_of_that_queue_alone(reviewer, one):
    urgent = queue("urgent", emergencies_only=True)
    give(reviewer, Permission.WORK_QUEUE, urgent)
    with pytest.raises(NothingToTake, match="Nothing waits") as refused:
        take_next(reviewer, urgent)
    assert "another queue" in str(refused.value.now)
    pause()
    with pytest.raises(NothingToTake, match="Nothing waits"):
        take_next(reviewer, urgent)
    with pytest.raises(NothingToTake, match="All 1 requests left in “Standard”"):
        take_next(reviewer, one.queue)


def test_take_next_says_that_everything_is_held(reviewer, one):
    pause()
    with pytest.raises(NothingToTake, match="held"):
        take_next(reviewer)


def test_disclosing_needs_the_checklist(reviewer, one):
    claim(reviewer, one)
    with pytest.raises(Invalid) as refused:
        decide(reviewer, one, outcome="full", reason="Valid.", items=everything(one))
    assert "checklist" in refused.value.errors


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"reason": " "}, "reason"),
        ({"outcome": "closed_while_paused"}, "outcome"),
        ({"outcome": "partial", "items": []}, "items"),
        ({"outcome": "rejected"}, "items"),
    ],
)
def test_a_decision_that_is_not_complete_is_refused_beside_the_field(reviewer, one, facts, wrong):
    claim(reviewer, one)
    checked(reviewer, one)
    complete = {"outcome": "full", "reason": "Valid.", "items": everything(one)}
    with pytest.raises(Invalid) as refused:
        decide(reviewer, one, **(complete | facts))
    assert wrong in refused.value.errors


def test_nothing_is_produced_that_was_not_asked_for(reviewer, one):
    claim(reviewer, one)
    checked(reviewer, one)
    item = Item(one.identifiers.get().pk, "content")
    with pytest.raises(Invalid, match="not asked for"):
        decide(reviewer, one, outcome="partial", reason="Valid.", items=[item])


def test_a_stale_page_decides_nothing(reviewer, one):
    claim(reviewer, one)
    with pytest.raises(Stale):
        decide(reviewer, one, outcome="rejected", reason="Not valid.", lock_version=9)


def test_only_who_has_the_request_decides(reviewer, approver, one):
    with pytest.raises(NotYours):
        decide(reviewer, one, outcome="rejected", reason="Not valid.")


def test_a_file_goes_to_the_agency_only(reviewer, approver, one):
    approve(approver, proposed(reviewer, one))
    with pytest.raises(Invalid) as refused:
        produce(reviewer, one, file=file(), recipient="officer@mail.example")
    assert "recipient" in refused.value.errors


def test_neither_an_ended_claim_nor_a_withdrawn_link_comes_back(reviewer, approver, one):
    production = produced(reviewer, approver, one)
    for table, back in (
        ("desk_claim", "ended_at = NULL, ending = ''"),
        ("desk_claim", "person_id = person_id + 1"),
        ("desk_production", "expires_at = expires_at + interval '9 years'"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {back} WHERE request_id = %s", [one.pk])  # noqa: S608
    withdraw_link(reviewer, production)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE desk_production SET revoked_at = NULL WHERE request_id = %s", [one.pk])


def test_a_withdrawn_link_gives_nothing(reviewer, approver, one):
    withdraw_link(reviewer, produced(reviewer, approver, one))
    with pytest.raises(LinkEnded):
        hand_over(link_of(one))


def test_the_page_withdraws_the_link_it_showed_and_no_later_one(reviewer, approver, one):
    first = produced(reviewer, approver, one)
    withdraw_link(reviewer, first)
    second = produced(reviewer, approver, one)
    client = Client()
    client.force_login(reviewer)
    for shown in (str(first.pk), "", "x"):
        client.post(reverse("desk:withdraw_link", args=[one.reference]), {"production": shown})
    second.refresh_from_db()
    assert second.revoked_at is None
    client.post(reverse("desk:withdraw_link", args=[one.reference]), {"production": str(second.pk)})
    second.refresh_from_db()
    assert second.revoked_at is not None


def test_a_refused_production_leaves_no_file(reviewer, approver, one, settings):
    approve(approver, proposed(reviewer, one))
    pause(stage="production")
    with pytest.raises(Held):
        produce(reviewer, one, file=file(), recipient="officer@police.example")
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_pause_that_refuses_lets_the_desk_turn_a_request_away(reviewer, one):
    one.agency.reply_address = "replies@police.example"
    one.agency.save()
    with pytest.raises(OutOfOrder):
        close_under_pause(reviewer, one)
    pause(handling="refuse", agency_reply="We process no such requests now.")
    close_under_pause(reviewer, one)
    one.refresh_from_db()
    assert one.closing.outcome == "closed_while_paused"
    assert Notice.objects.get(address="replies@police.example").kind == "request.turned_away"


def test_a_claim_that_nobody_renews_ends(reviewer, one):
    claim(reviewer, one)
    Claim.objects.update(expires_at=timezone.now())
    assert end_stale_claims() == 1
    one.refresh_from_db()
    assert one.state == "received"
    assert end_stale_claims() == 0


def test_a_request_given_back_is_free_again(reviewer, one):
    claim(reviewer, one)
    release(reviewer, one)
    one.refresh_from_db()
    assert one.state == "received"
    with pytest.raises(NotYours):
        release(reviewer, one)


def test_what_was_approved_before_a_lift_goes_back_to_triage(reviewer, approver, one):
    produced(reviewer, approver, one)
    held_by = pause(stage="production")
    signed_to_lift(held_by)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), held_by)
    with pytest.raises(DecidedBeforeLift):
        hand_over(link_of(one))
    assert return_after_lifts() == 1
    assert return_after_lifts() == 0
    one.refresh_from_db()
    assert one.state == "received"
    with pytest.raises(LinkEnded):
        hand_over(link_of(one))
    anew = proposed(reviewer, one)
    assert return_after_lifts() == 0
    approve(approver, anew)
    produce(reviewer, one, file=file(b"made anew"), recipient="officer@police.example")
    assert return_after_lifts() == 0
    assert hand_over(link_of(one)).file.read() == b"made anew"


def test_what_was_proposed_before_a_lift_is_not_approved_after_it(reviewer, approver, one):
    decision = proposed(reviewer, one)
    held_by = pause()
    signed_to_lift(held_by)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), held_by)
    with pytest.raises(DecidedBeforeLift):
        approve(approver, decision)
    assert return_after_lifts() == 1
    assert claim(reviewer, one).pk


def test_a_lift_elsewhere_sends_nothing_back(reviewer, approver, one):
    produced(reviewer, approver, one)
    held_by = pause(services=[service("telegram").pk])
    signed_to_lift(held_by)
    lift(with_role(Role.PAUSE_OFFICER, jurisdiction("HK")), held_by)
    assert return_after_lifts() == 0
    hand_over(link_of(one))
