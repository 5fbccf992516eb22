"""Pausing is fast and needs one person; lifting is slow and needs a mandate."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from jurisdictions.pauses.acts.countersign import countersign
from jurisdictions.pauses.acts.extend_review import extend_review
from jurisdictions.pauses.acts.pause import pause
from jurisdictions.pauses.acts.remind import step_due
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.refusals import AlreadyPaused, NoMandate
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.sentence import sentence, what
from jurisdictions.pauses.tasks import escalate_uncountersigned, remind_of_reviews
from portal.access.permissions import Role
from portal.acts.refusals import FourEyes, Invalid, NotPermitted
from portal.notifications.models import Notice
from portal.notifications.render import in_app
from tests.factories import pauses as written
from tests.factories.assessments import lift
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"), name="Paula Pause")


def soon(days=90):
    return timezone.now().date() + timedelta(days=days)


def begun(officer, **facts):
    scope = PauseScope(jurisdiction("HK"), **facts)
    return pause(officer, scope, reason="Pending further assessment.", review_by=soon(), named="HK")


def test_one_person_pauses_at_once(officer):
    made = begun(officer)
    assert made.is_in_force
    assert made.period.upper is None


def test_a_pause_needs_the_right_for_its_jurisdiction():
    stranger = with_role(Role.PAUSE_OFFICER, jurisdiction("US"))
    with pytest.raises(NotPermitted):
        begun(stranger)


def test_the_same_scope_twice_names_the_pause_that_is_there(officer):
    first = begun(officer)
    with pytest.raises(AlreadyPaused, match=first.reference):
        begun(officer)
    assert begun(officer, stage="production").pk


def test_the_database_alone_refuses_the_same_scope_twice():
    written.pause()
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        written.pause()
    assert refused.value.__cause__.sqlstate == "23P01"


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"reason": " "}, "reason"),
        ({"review_by": soon(0)}, "review_by"),
        ({"review_by": soon(400)}, "review_by"),
        ({"scope": {"handling": "refuse"}}, "agency_reply"),
        ({"scope": {"services": (999_999,)}}, "services"),
        ({"scope": {"left_out": (1,)}}, "left_out"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(officer, facts, wrong):
    scope = PauseScope(jurisdiction("HK"), **facts.pop("scope", {}))
    complete = {"reason": "Pending.", "review_by": soon()}
    with pytest.raises(Invalid) as refused:
        pause(officer, scope, **(complete | facts))
    assert wrong in refused.value.errors
    assert not Pause.objects.exists()


def test_somebody_else_countersigns(officer):
    made = begun(officer)
    with pytest.raises(FourEyes):
        countersign(officer, made)
    second = with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))
    assert countersign(second, made).countersigned_by == second


def test_the_database_alone_refuses_to_countersign_for_oneself(officer):
    made = begun(officer)
    with pytest.raises(DatabaseError), transaction.atomic():
        Pause.objects.filter(pk=made.pk).update(countersigned_by=officer)


def test_nobody_lifts_without_a_mandate(officer):
    made = begun(officer)
    with pytest.raises(NoMandate):
        lift(officer, made)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pauses_pause SET period = tstzrange(lower(period), now()) WHERE id = %s",
        "UPDATE pauses_pause SET period = 'empty' WHERE id = %s",
        "UPDATE pauses_pause SET services = '{1}' WHERE id = %s",
        "UPDATE pauses_pause SET jurisdiction_id = 1 WHERE id = %s",
        "UPDATE pauses_pause SET stage = 'production' WHERE id = %s",
        "DELETE FROM pauses_pause WHERE id = %s",
    ],
)
def test_sql_does_not_get_around_the_rules(statement):
    made = written.pause(jurisdiction=jurisdiction("HK"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [made.pk])
    assert Pause.objects.in_force().filter(pk=made.pk).exists()


def test_the_orm_does_not_end_a_pause(officer):
    made = begun(officer)
    made.period = DateTimeTZRange(made.period.lower, timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        made.save()


def test_a_scheduled_pause_begins_by_the_clock_of_the_database(officer):
    made = pause(
        officer,
        PauseScope(jurisdiction("HK")),
        reason="From tomorrow on.",
        named="Hong Kong",
        review_by=soon(),
        starts_at=timezone.now() + timedelta(days=1),
    )
    assert not Pause.objects.in_force().filter(pk=made.pk).exists()
    assert Pause.objects.scheduled().get() == made
    assert "will be paused from" in sentence(made)


def test_a_later_review_needs_a_reason(officer):
    made = begun(officer)
    with pytest.raises(Invalid):
        extend_review(officer, made, review_by=soon(120), reason="")
    assert extend_review(
        officer, made, review_by=soon(120), reason="Experts asked for time."
    ).review_by == soon(120)


def test_a_pause_on_china_names_hong_kong_part_by_part():
    china, hong_kong = jurisdiction("CN"), jurisdiction("HK")
    without = PauseScope(china, left_out=(hong_kong.pk,))
    assert what(without) == "Review of requests from China agencies (without Hong Kong) for all services"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"nexus": "user"}, "about users in Hong Kong"),
        ({"nexus": "either"}, "from Hong Kong agencies or about users in Hong Kong"),
        ({"stage": "production", "new_only": True}, "Production for requests"),
        ({"stage": "intake"}, "All work on requests"),
        ({"include_parts": False}, "(not its parts)"),
    ],
)
def test_the_sentence_says_what_is_paused(facts, words):
    assert words in what(PauseScope(jurisdiction("HK"), **facts))


def test_the_sentence_names_services_people_and_days(officer):
    made = begun(officer, services=(service("whatsapp", "WhatsApp").pk,))
    text = sentence(made)
    assert "for WhatsApp is paused since" in text
    assert "decided by Paula Pause" in text


@pytest.mark.parametrize(
    ("days", "reminded"), [(20, False), (14, True), (10, True), (7, True), (3, True), (1, True), (-5, True)]
)
def test_owners_are_reminded_before_the_review_and_daily_after(days, reminded):
    today = timezone.now().date()
    assert (step_due(today + timedelta(days=days), today) is not None) is reminded


def test_a_reminder_goes_out_once_however_often_the_job_runs():
    made = written.pause(review_by=soon(7))
    assert remind_of_reviews() == 1
    assert remind_of_reviews() == 0
    assert Notice.objects.filter(kind="pause.review_due", person=made.decided_by).count() == 1


def test_what_nobody_countersigns_within_a_day_is_escalated_once_and_stays_in_force():
    made = written.pause(created_at=timezone.now() - timedelta(hours=25))
    head = with_role(Role.EXECUTIVE, jurisdiction("HK"))
    assert escalate_uncountersigned() == 1
    assert escalate_uncountersigned() == 0
    assert Notice.objects.get(kind="pause.not_countersigned").person == head
    assert made.is_in_force


def test_whose_work_is_held_is_told(officer):
    reviewer = with_role(Role.REVIEWER, jurisdiction("HK"))
    person()
    begun(officer)
    assert list(Notice.objects.values_list("person", flat=True)) == [reviewer.pk]


@pytest.mark.parametrize(("begins", "subject"), [(None, "Paused: P-"), (timedelta(days=1), "Scheduled: P-")])
def test_the_notice_says_whether_it_is_in_force_or_will_be(officer, begins, subject):
    with_role(Role.REVIEWER, jurisdiction("HK"))
    starts_at = timezone.now() + begins if begins else None
    scope = PauseScope(jurisdiction("HK"))
    pause(officer, scope, reason="Pending.", review_by=soon(), starts_at=starts_at, named="HK")
    assert in_app(Notice.objects.get()).subject.startswith(subject)


def test_a_moved_review_is_not_reminded_of_on_the_same_day(officer):
    made = written.pause(review_by=soon(1))
    extend_review(officer, made, review_by=soon(2), reason="One day more.")
    assert remind_of_reviews() == 0


def test_only_what_was_in_force_elsewhere_begins_in_the_past(officer):
    scope, past = PauseScope(jurisdiction("HK")), timezone.now() - timedelta(days=30)
    with pytest.raises(Invalid) as refused:
        pause(officer, scope, reason="Backdated.", review_by=soon(), starts_at=past)
    assert "starts_at" in refused.value.errors
    made = pause(officer, scope, reason="From a memo.", review_by=soon(), starts_at=past, taken_over=True)
    assert made.period.lower == past
