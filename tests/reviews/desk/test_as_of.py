"""What was held at a past moment, read from pauses and from the rows that steps left."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jurisdictions.pauses.effects import effects_at
from portal.access.permissions import Role
from reviews.desk.acts.approve import approve, send_back
from reviews.desk.acts.ask_clarification import ask_clarification
from reviews.desk.acts.claim import claim
from reviews.desk.acts.closing import close_delivered
from reviews.desk.acts.hand_over import hand_over
from reviews.desk.acts.produce import produce, token_of, withdraw_link
from reviews.desk.acts.release import release
from reviews.desk.as_of import as_of, held_at, only_held, pauses_holding_at
from reviews.desk.held import pauses_holding
from reviews.desk.queues_at import queue_counts_at
from reviews.desk.tasks import return_after_lifts
from reviews.desk.workable import queue_counts
from reviews.exceptions.acts.answer import approve as approve_exception
from reviews.exceptions.acts.ask import ask
from reviews.models import Request
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue, request
from tests.factories.teams import in_team
from tests.factories.work import produced, proposed

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
    sender.domains, sender.reply_address = ["police.example"], "replies@police.example"
    sender.save()
    return request(agency=sender, received_at=ago(days=9))


def ago(**length):
    return timezone.now() - timedelta(**length)


def lifted(held_by, **plan):
    signed_to_lift(held_by)
    lift(with_role(Role.PAUSE_OFFICER, held_by.jurisdiction), held_by, **plan)


def held_then(at):
    """References of pauses by request, asked in the three ways there are, which must agree."""
    everything = Request.objects.all()
    by_request = pauses_holding_at([row.pk for row in everything], at)
    assert {row.pk for row in only_held(everything, at)} == set(by_request)
    counted = [row for rows in by_request.values() for row in rows]
    assert held_at(counted, at) == {row.pk: counted.count(row) for row in counted}
    return {key: [row.pk for row in rows] for key, rows in by_request.items()}


def state_then(one, at):
    return as_of(Request.objects.all(), at).get(pk=one.pk).state_then


def test_a_request_was_held_from_the_start_of_the_pause_on_and_not_before_it_came(one):
    made = pause(starts_at=ago(days=20))
    assert held_then(ago(days=10)) == {}
    assert held_then(ago(days=8)) == {one.pk: [made.pk]}
    assert held_then(ago(days=21)) == {}


def test_what_is_held_now_was_held_a_moment_ago(one, reviewer):
    other = request(service=service("telegram"), received_at=ago(days=1))
    proposed(reviewer, other)
    pause(starts_at=ago(days=2))
    pause(services=[other.service_id], stage="production", starts_at=ago(days=2))
    pause(stage="production", new_only=True, starts_at=ago(days=2))
    now = pauses_holding([one.pk, other.pk])
    assert held_then(timezone.now()) == {key: [row.pk for row in rows] for key, rows in now.items()}
    assert {key: len(rows) for key, rows in now.items()} == {one.pk: 1, other.pk: 3}


def test_a_pause_that_was_lifted_since_held_then(one):
    made = pause(starts_at=ago(days=8))
    lifted(made)
    assert held_then(ago(days=1)) == {one.pk: [made.pk]}
    assert held_then(timezone.now()) == {}


def test_a_pause_on_new_requests_left_older_ones_alone(one):
    made = pause(new_only=True, starts_at=ago(days=5))
    later = request(received_at=ago(days=3))
    assert held_then(ago(days=1)) == {later.pk: [made.pk]}


def test_a_lift_in_stages_had_freed_the_oldest_first(one):
    oldest, young = request(received_at=ago(days=15)), request(received_at=ago(days=1))
    made = pause(starts_at=ago(days=20))
    lifted(made, stages=2, hours=24)
    made.refresh_from_db()
    first, second = made.release_at
    assert set(held_then(first - timedelta(seconds=1))) == {oldest.pk, one.pk, young.pk}
    assert set(held_then(first)) == {one.pk, young.pk}
    assert held_then(second) == {}


def test_a_production_pause_held_a_request_only_between_its_decision_and_its_return(one, reviewer, approver):
    made = pause(stage="production", starts_at=ago(days=20))
    before = timezone.now()
    decision = proposed(reviewer, one)
    decided = timezone.now()
    send_back(approver, decision, "Narrow it.")
    assert held_then(before) == {}
    assert held_then(decided) == {one.pk: [made.pk]}
    assert held_then(timezone.now()) == {}


def test_what_was_closed_by_then_was_not_held_and_what_was_closed_later_was(one, reviewer, approver):
    production = produced(reviewer, approver, one)
    open_still = timezone.now()
    hand_over(token_of(production.nonce))
    delivered = timezone.now()
    close_delivered(reviewer, one)
    made = pause(starts_at=ago(days=2))
    assert held_then(open_still) == {one.pk: [made.pk]}
    assert held_then(delivered) == {}
    assert held_then(timezone.now()) == {}


def test_an_exception_counts_from_the_moment_two_people_had_granted_it(one, reviewer):
    life = {"kind": "threat_to_life", "criteria": "Imminent danger of death."}
    made = pause(exceptions=[life], starts_at=ago(days=2))
    use = ask(reviewer, one, made, kind="threat_to_life", facts="A made-up danger.")
    first, second = (
        in_team(with_role(Role.APPROVER, jurisdiction("HK")), team) for team in ("Law", "Safety")
    )
    use = approve_exception(first, use)
    half = timezone.now()
    approve_exception(second, use)
    assert held_then(half) == {one.pk: [made.pk]}
    assert held_then(timezone.now()) == {}


def test_each_step_leaves_the_state_it_led_to(one, reviewer, approver):
    seen = [("received", timezone.now())]

    def then(state):
        seen.append((state, timezone.now()))

    claim(reviewer, one)
    then("in_review")
    release(reviewer, one)
    then("received")
    claim(reviewer, one)
    ask_clarification(reviewer, one, "Which account?")
    then("waiting")
    decision = proposed(reviewer, one)
    then("proposed")
    send_back(approver, decision, "Narrow it.")
    then("received")
    approve(approver, proposed(reviewer, one))
    then("approved")
    file = SimpleUploadedFile("data.csv", b"made up")
    production = produce(reviewer, one, file=file, recipient="officer@police.example")
    then("produced")
    withdraw_link(reviewer, production)
    then("received")
    production = produced(reviewer, approver, one)
    hand_over(token_of(production.nonce))
    then("delivered")
    close_delivered(reviewer, one)
    then("closed")
    assert [(state_then(one, at), at) for _state, at in seen] == seen


@pytest.mark.parametrize("made", [False, True], ids=["approved", "produced"])
def test_a_lift_that_sent_a_decision_back_to_triage_is_seen(one, reviewer, approver, made):
    if made:
        produced(reviewer, approver, one)
    else:
        approve(approver, proposed(reviewer, one))
    before = timezone.now()
    lifted(pause(stage="production"))
    assert return_after_lifts() == 1
    back = timezone.now()
    claim(reviewer, one)
    assert state_then(one, before) == ("produced" if made else "approved")
    assert state_then(one, back) == "received"


def test_queues_of_a_past_moment_count_what_waited_and_what_was_held(one, reviewer):
    request(received_at=ago(days=2))
    free = request(service=service("telegram"), received_at=ago(days=3))
    request(agency_jurisdiction=jurisdiction("US"), received_at=ago(days=3))
    made = pause(services=[one.service_id], starts_at=ago(days=5))
    lifted(made)
    claim(reviewer, free)
    (then,) = queue_counts_at(reviewer, ago(days=1))
    assert (then.workable, then.held) == (1, 2)
    (earlier,) = queue_counts_at(reviewer, ago(days=4))
    assert (earlier.workable, earlier.held) == (0, 1)
    (now,), (same,) = queue_counts(reviewer), queue_counts_at(reviewer, timezone.now())
    assert (now.workable, now.held) == (same.workable, same.held) == (2, 0)


def test_a_pause_shows_what_it_held_then(one):
    made = pause(starts_at=ago(days=5))
    request()
    assert effects_at([made], ago(days=1))[made.pk].held == 1
    assert effects_at([made], None)[made.pk].held == 2
