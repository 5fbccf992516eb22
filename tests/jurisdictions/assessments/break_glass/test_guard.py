"""What break-glass forbids is forbidden in the shell and in SQL too, by the clock of the database."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jurisdictions.assessments.break_glass.acts import answer
from jurisdictions.assessments.break_glass.acts.answer import confirm
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.pauses.acts.begin_again import begin_again
from jurisdictions.pauses.models import Mandate, Pause
from portal.access.permissions import Permission
from portal.acts.refusals import OutOfOrder
from tests.factories import pauses as written
from tests.factories.break_glass import asked_for, broken, executive, look_now
from tests.factories.people import give, person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R72", "R78")]


@pytest.fixture
def held():
    return written.pause()


def refused_with(code):
    return pytest.raises(DatabaseError, check=lambda error: error.__cause__.sqlstate == code)


def written_down(held, **facts):
    facts = {"pause": held, "reason": "R", "hours": 24, "content_hash": "0" * 64} | facts
    facts.setdefault("asked_by", executive(held))
    facts.setdefault("reviewer", person())
    return BreakGlass.objects.create(**facts)


def in_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


CHECK, UNIQUE = "23514", "23505"


@pytest.mark.parametrize("hours", [0, 73, 1000])
def test_72_hours_at_most(held, hours):
    with refused_with(CHECK), transaction.atomic():
        written_down(held, hours=hours)


@pytest.mark.parametrize("ending", ["convert", "forget"])
def test_it_lifts_or_narrows(held, ending):
    with refused_with(CHECK), transaction.atomic():
        written_down(held, ending=ending)


def test_nobody_but_an_executive_apart_from_the_pause_asks(held):
    give(held.decided_by, Permission.SIGN_EXECUTIVE, held.jurisdiction)
    gone = executive(held)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    for who in (person(), held.decided_by, gone):
        with refused_with("AB062"), transaction.atomic():
            written_down(held, asked_by=who)


def test_it_is_not_written_down_as_answered(held):
    with refused_with("AB060"), transaction.atomic():
        written_down(held, answer="confirmed", answered_by=executive(held), answered_at=timezone.now())


def confirmed_by_hand(asked, who):
    in_sql(
        "UPDATE break_glass_breakglass SET answer = 'confirmed', answered_by_id = %s, answered_at = now()"
        " WHERE id = %s",
        who.pk,
        asked.pk,
    )


def test_two_different_executives(held):
    asked = asked_for(held)
    with refused_with(CHECK), transaction.atomic():
        confirmed_by_hand(asked, asked.asked_by)
    with refused_with("AB062"), transaction.atomic():
        confirmed_by_hand(asked, person())


def test_confirmed_by_hand_without_the_rest_it_does_not_commit(held):
    asked = asked_for(held)
    with refused_with("AB064"), transaction.atomic():
        confirmed_by_hand(asked, executive(held))
        look_now()


def test_what_was_asked_for_stays(held):
    asked = asked_for(held)
    for change in ({"hours": 72}, {"reason": "Other"}, {"asked_by": executive(held)}):
        with refused_with("AB060"), transaction.atomic():
            BreakGlass.objects.filter(pk=asked.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        BreakGlass.objects.filter(pk=asked.pk).delete()


def a_day_passes(asked):
    """As if it had been asked for a day ago: no act and no shell can write this moment."""
    table = "ALTER TABLE break_glass_breakglass"
    look_now()
    in_sql(f"{table} DISABLE TRIGGER asked_then_answered")
    BreakGlass.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - timedelta(hours=24))
    look_now()
    in_sql(f"{table} ENABLE TRIGGER asked_then_answered")


def test_it_lapses_by_the_clock_of_the_database(held, monkeypatch):
    asked = asked_for(held)
    a_day_passes(asked)
    asked.refresh_from_db()
    with pytest.raises(OutOfOrder, match="lapsed"):
        confirm(executive(held), asked, content_hash=asked.content_hash)
    monkeypatch.setattr(BreakGlass, "has_lapsed", False)  # a server whose own clock is slow
    with pytest.raises(OutOfOrder, match="lapsed"):
        confirm(executive(held), asked, content_hash=asked.content_hash)
    monkeypatch.undo()
    assert asked_for(held).pk != asked.pk
    asked.refresh_from_db()
    assert asked.answer == BreakGlass.Answer.LAPSED


def mandate(held, **facts):
    facts = {
        "decision_kind": "break_glass.breakglass",
        "decision_reference": "G",
        "decision_url": "/",
    } | facts
    return Mandate.objects.create(pause=held, **facts)


def test_a_mandate_typed_in_by_hand_is_refused(held):
    asked = asked_for(held)
    two = sorted([asked.asked_by_id, executive(held).pk])
    facts = {"decision_id": asked.pk, "content_hash": asked.content_hash, "signers": two}
    with refused_with("AB063"), transaction.atomic():
        mandate(held, expires_at=timezone.now() + timedelta(hours=1), **facts)
    with refused_with("AB030"), transaction.atomic():
        mandate(held, decision_kind="anything", expires_at=timezone.now() + timedelta(hours=1), **facts)


def test_no_mandate_lasts_longer_than_was_asked_for(held):
    asked, second = asked_for(held), executive(held)
    facts = {"decision_id": asked.pk, "content_hash": asked.content_hash}
    facts |= {"signers": sorted([asked.asked_by_id, second.pk])}
    with refused_with("AB063"), transaction.atomic():
        confirmed_by_hand(asked, second)
        mandate(held, expires_at=timezone.now() + timedelta(hours=25), **facts)


@pytest.mark.parametrize("hours", [None, 25])
def test_without_a_pause_that_begins_again_in_time_it_does_not_commit(held, monkeypatch, hours):
    again = begin_again

    def begins_again(pause, at):
        later = at + timedelta(hours=hours or 0)
        return again(pause, later) if hours else written.pause(starts_at=at + timedelta(hours=1))

    monkeypatch.setattr(answer, "begin_again", begins_again)
    asked = asked_for(held)
    with refused_with("AB064"), transaction.atomic():
        confirm(executive(held), asked, content_hash=asked.content_hash)
        look_now()
    assert Pause.objects.in_force().get() == held


def test_the_pause_that_begins_again_is_not_put_off_nor_taken_away(held):
    again = broken(held).again
    for change in (
        lambda rows: rows.delete(),
        lambda rows: rows.update(stage="production"),
        lambda rows: rows.update(period=None),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Pause.objects.filter(pk=again.pk))
    in_sql(
        "UPDATE pauses_pause SET period = tstzrange(lower(period) + interval '1 day', NULL) WHERE id = %s",
        again.pk,
    )
    assert Pause.objects.in_force().get() == again, "whoever would put it off lets it begin at once"
