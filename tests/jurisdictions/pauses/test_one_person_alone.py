"""One person alone lifts nothing, by whatever door: pages, administration, ORM or SQL."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jurisdictions.pauses.acts.issue_mandate import issue_mandate
from jurisdictions.pauses.models import Mandate, Pause
from jurisdictions.pauses.refusals import NoMandate
from portal.access.permissions import Role
from portal.access.setup import ADMINISTRATORS
from portal.acts.refusals import NotPermitted, OutOfOrder, Refusal
from portal.acts.translate import refusal_from
from tests.factories import pauses as written
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))


@pytest.fixture
def held(officer):
    return written.pause(decided_by=officer)


@contextmanager
def until_its_commit():
    """Checks what a commit would check."""
    with transaction.atomic():
        yield
        connection.check_constraints()


@contextmanager
def refused(code):
    """The database itself refuses, with this SQLSTATE."""
    with pytest.raises(DatabaseError) as failed, until_its_commit():
        yield
    assert failed.value.__cause__.sqlstate == code, str(failed.value)


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def ended(made, at=None):
    return DateTimeTZRange(made.period.lower, at or timezone.now())


def forged(made, officer, **facts):
    """A mandate written by hand, with no signed assessment behind it."""
    return Mandate(
        pause=made,
        decision_kind="assessments.assessment",
        decision_id=1,
        decision_reference="A-0001",
        decision_url="/",
        content_hash="0" * 64,
        signers=[officer.pk],
        expires_at=timezone.now() + timedelta(days=1),
        **facts,
    )


def test_the_one_who_decided_does_not_lift_alone(officer, held):
    with pytest.raises(NoMandate):
        lift(officer, held)
    held.refresh_from_db()
    assert held.is_in_force


def test_the_orm_does_not_end_it(officer, held):
    held.period, held.lifted_by = ended(held), officer
    with refused("AB024"):
        held.save()
    with refused("AB024"):
        Pause.objects.filter(pk=held.pk).update(period=ended(held), lifted_by=officer)


@pytest.mark.parametrize("period", ["'empty'", "tstzrange(now() + interval '1 year', NULL)", "NULL"])
def test_a_period_is_not_rewritten(held, period):
    with pytest.raises(DatabaseError), transaction.atomic():
        run(f"UPDATE pauses_pause SET period = {period} WHERE id = %s", held.pk)  # noqa: S608 -- ours
    held.refresh_from_db()
    assert held.is_in_force


@pytest.mark.parametrize(
    "change",
    [
        "jurisdiction_id = 1",
        "include_parts = false",
        "left_out = '{1}'",
        "services = '{1}'",
        "request_types = '{wiretap}'",
        "nexus = 'user'",
        "stage = 'production'",
        "new_only = true",
        "handling = 'refuse'",
        "agency_reply = 'Welcome.'",
        "reason = 'Another one'",
        "conditions = 'None'",
        "source_url = 'https://other.example/'",
        "created_at = now() - interval '1 year'",
        "decided_by_id = decided_by_id + 1",
        "taken_over = true",
        "scope_key = ''",
    ],
)
def test_nothing_that_was_decided_is_rewritten(held, change):
    with refused("AB021"):
        run(f"UPDATE pauses_pause SET {change} WHERE id = %s", held.pk)  # noqa: S608 -- the list above


def test_a_mandate_is_not_written_by_hand(officer, held):
    with refused("AB030"):
        forged(held, officer).save()


def test_a_mandate_is_not_issued_without_a_signed_assessment(officer, held):
    facts = {name: value for name, value in vars(forged(held, officer)).items() if name in ARGUMENTS}
    with pytest.raises(Refusal, match="assessment"):
        issue_mandate(officer, held, "lift", **facts)
    assert not Mandate.objects.exists()


ARGUMENTS = {
    "decision_kind",
    "decision_id",
    "decision_reference",
    "decision_url",
    "content_hash",
    "signers",
    "expires_at",
}


def test_the_mandate_of_another_pause_does_not_fit(officer, held):
    other = written.pause(services=[service().pk])
    mandate = signed_to_lift(other)
    with refused("AB022"):
        Pause.objects.filter(pk=held.pk).update(period=ended(held), lifted_by=officer, mandate=mandate)


def test_a_mandate_is_used_once_and_a_lifted_pause_stays_as_it_is(officer, held):
    signed_to_lift(held)
    lifted = lift(officer, held)
    with pytest.raises(OutOfOrder):
        lift(officer, held)
    for change in (
        "period = tstzrange(lower(period), NULL)",
        "mandate_id = NULL",
        "review_by = '2999-01-01'",
    ):
        with refused("AB021"):
            run(f"UPDATE pauses_pause SET {change} WHERE id = %s", lifted.pk)  # noqa: S608 -- ours


def test_a_mandate_that_ran_out_opens_nothing(officer, held):
    mandate = signed_to_lift(held)
    with connection.cursor() as cursor:  # no act shortens a mandate: time alone does
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE pauses_mandate SET expires_at = now() - interval '1 s' WHERE id = %s", [mandate.pk]
        )
        cursor.execute("SET session_replication_role = origin")
    with pytest.raises(NoMandate):
        lift(officer, held)
    with refused("AB022"):
        Pause.objects.filter(pk=held.pk).update(period=ended(held), lifted_by=officer, mandate=mandate)


def test_a_lift_happens_now_whatever_moment_is_asked_for(officer, held):
    mandate = signed_to_lift(held)
    before = timezone.now()
    long_ago = ended(held, held.period.lower + timedelta(microseconds=1))
    two = {"lifted_by": officer, "end_asked_by": person()}
    Pause.objects.filter(pk=held.pk).update(period=long_ago, mandate=mandate, **two)
    held.refresh_from_db()
    assert held.period.upper >= before


def test_a_scheduled_pause_is_not_lifted_before_it_begins(officer):
    made = written.pause(starts_at=timezone.now() + timedelta(days=2))
    signed_to_lift(made)
    with pytest.raises(OutOfOrder, match="not begun"):
        lift(officer, made)


def test_only_a_pause_officer_lifts_even_with_a_mandate(held):
    signed_to_lift(held)
    with pytest.raises(NotPermitted):
        lift(with_role(Role.EXECUTIVE, jurisdiction("HK")), held)


def test_nobody_writes_a_pause_that_is_over_or_countersigned_from_the_start(officer):
    with refused("AB021"):
        written.pause(countersigned_by=officer)
    over = DateTimeTZRange(timezone.now() - timedelta(days=1), timezone.now())
    with refused("AB021"):
        Pause.objects.create(
            jurisdiction=jurisdiction("HK"),
            reason="Over.",
            review_by=over.upper,
            decided_by=officer,
            period=over,
        )


def test_nobody_backdates_a_pause(officer):
    before = timezone.now()
    made = written.pause(starts_at=timezone.now() - timedelta(days=30), taken_over=False)
    assert made.period.lower >= before


def test_a_countersignature_stays(held):
    second = person()
    Pause.objects.filter(pk=held.pk).update(countersigned_by=second, countersigned_at=timezone.now())
    with refused("AB021"):
        Pause.objects.filter(pk=held.pk).update(countersigned_by=None, countersigned_at=None)


@pytest.mark.parametrize("statement", ["DELETE FROM pauses_pause", "DELETE FROM pauses_mandate"])
def test_nothing_is_deleted(held, statement):
    signed_to_lift(held)
    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)
    assert Pause.objects.in_force().filter(pk=held.pk).exists()


@pytest.mark.parametrize("what", ["pause", "mandate"])
def test_the_administration_shows_and_changes_nothing(held, what):
    mandate = signed_to_lift(held)
    one = {"pause": held, "mandate": mandate}[what]
    administrator = person(is_staff=True)
    administrator.groups.add(Group.objects.get(name=ADMINISTRATORS))
    for user in (administrator, person(is_staff=True, is_superuser=True)):
        client = Client()
        client.force_login(user)
        assert client.get(reverse(f"admin:pauses_{what}_changelist")).status_code == 200
        assert client.get(reverse(f"admin:pauses_{what}_change", args=[one.pk])).status_code == 200
        assert client.post(reverse(f"admin:pauses_{what}_change", args=[one.pk]), {}).status_code == 403
        assert client.post(reverse(f"admin:pauses_{what}_delete", args=[one.pk]), {}).status_code == 403
        assert client.post(reverse(f"admin:pauses_{what}_add"), {}).status_code == 403


@pytest.mark.parametrize("stands", ["in force", "scheduled"])
def test_the_database_names_the_equal_pause_that_the_act_did_not_see(stands):
    later = timezone.now() + timedelta(days=1) if stands == "scheduled" else None
    first = written.pause(starts_at=later)
    with pytest.raises(DatabaseError) as failed, transaction.atomic():
        written.pause()
    refusal = refusal_from(failed.value)
    assert first.reference in str(refusal)
