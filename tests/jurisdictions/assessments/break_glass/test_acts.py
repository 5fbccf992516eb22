"""Two executives free a pause for at most 72 hours, and it begins again by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from jurisdictions.assessments.acts.open_assessment import open_assessment
from jurisdictions.assessments.break_glass.acts.answer import confirm, decline
from jurisdictions.assessments.break_glass.acts.tell_again import tell_again, to_tell
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.assessments.break_glass.refusals import NotApart
from jurisdictions.assessments.break_glass.tasks import tell_of_pauses_in_force_again
from jurisdictions.pauses.acts.ask_to_end import ask_to_lift
from jurisdictions.pauses.acts.begin_again import begin_again_now
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.refusals import NoMandate
from jurisdictions.pauses.scope import scope_of
from portal.access.permissions import Permission, Role
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder, Stale
from portal.ledger.models import Event
from portal.notifications.models import Notice
from reviews.desk.held import pauses_holding
from tests.factories import pauses as written
from tests.factories.break_glass import WHY, asked_for, broken, executive, look_now
from tests.factories.people import give, person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R72", "R78", "R93")]


@pytest.fixture
def held():
    return written.pause(services=[service("whatsapp").pk])


def later(hours):
    return timezone.now() + timedelta(hours=hours)


def test_two_executives_free_it_and_the_same_pause_begins_again(held):
    freed = broken(held, hours=72)
    again = freed.again
    assert freed.pause.period.upper <= timezone.now()
    assert again.period.lower == freed.pause.period.upper + timedelta(hours=72)
    assert again.period.upper is None
    assert scope_of(again) == scope_of(held)
    assert (again.resumes, again.decided_by, again.reason) == (held, held.decided_by, held.reason)
    assert list(Pause.objects.in_force()) == []
    assert list(Pause.objects.in_force(later(73))) == [again]


def test_a_rapid_assessment_looks_at_it_afterwards(held):
    reviewer = with_role(Role.AUTHOR, held.jurisdiction)
    freed = broken(held, reviewer=reviewer)
    review = freed.review
    assert (review.author, review.track, review.kind, review.state) == (reviewer, "rapid", "crisis", "draft")
    assert list(review.governs.all()) == [freed.again]
    assert review.triggers.get().description == WHY


def test_everybody_concerned_is_told_who_did_it_and_why(held):
    concerned = [with_role(role, held.jurisdiction) for role in (Role.PAUSE_OFFICER, Role.RIGHTS_REVIEWER)]
    third = executive(held)
    broken(held)
    notices = Notice.objects.filter(kind="break_glass.used")
    told = set(notices.values_list("person", flat=True))
    assert {*(who.pk for who in concerned), third.pk} <= told
    assert notices.first().context["reason"] == WHY


def test_the_ledger_keeps_who_asked_who_confirmed_and_why(held):
    freed = broken(held)
    asked = Event.objects.get(verb="break_glass.ask")
    used = Event.objects.get(verb="break_glass.confirm")
    assert asked.actor_id != used.actor_id
    assert (used.detail["note"], used.detail["again"]) == (WHY, freed.again.reference)
    assert used.detail["begins_again"] == freed.again.period.lower.isoformat()


def test_nobody_confirms_their_own_request(held):
    asked = asked_for(held)
    with pytest.raises(FourEyes, match="yourself"):
        confirm(asked.asked_by, asked, content_hash=asked.content_hash)


def test_whoever_decided_the_pause_neither_asks_nor_confirms(held):
    give(held.decided_by, Permission.SIGN_EXECUTIVE, held.jurisdiction)
    with pytest.raises(NotApart):
        asked_for(held, by=held.decided_by)
    asked = asked_for(held)
    with pytest.raises(NotApart):
        confirm(held.decided_by, asked, content_hash=asked.content_hash)


def test_whoever_wrote_an_assessment_of_it_neither_asks_nor_confirms(held):
    author = executive(held)
    give(author, Permission.ASSESS, held.jurisdiction)
    today = timezone.now().date()
    open_assessment(
        author, held.jurisdiction, governs=[held], title="T", trigger="expert", on=today, description="D"
    )
    with pytest.raises(NotApart):
        asked_for(held, by=author)
    asked = asked_for(held)
    with pytest.raises(NotApart):
        confirm(author, asked, content_hash=asked.content_hash)


@pytest.mark.parametrize("role", [Role.PAUSE_OFFICER, Role.ASSESSOR, Role.RIGHTS_REVIEWER, Role.APPROVER])
def test_nobody_but_an_executive_asks_or_answers(held, role):
    other = with_role(role, held.jurisdiction)
    with pytest.raises(NotPermitted):
        asked_for(held, by=other)
    asked = asked_for(held)
    with pytest.raises(NotPermitted):
        confirm(other, asked, content_hash=asked.content_hash)
    with pytest.raises(NotPermitted):
        decline(other, asked, reason="No.")


def test_an_executive_of_another_jurisdiction_answers_nothing_here(held):
    elsewhere = with_role(Role.EXECUTIVE, jurisdiction("DE"))
    asked = asked_for(held)
    with pytest.raises(NotPermitted):
        confirm(elsewhere, asked, content_hash=asked.content_hash)


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"hours": 73}, "hours"), ({"hours": 0}, "hours"), ({"reason": " "}, "reason")],
)
def test_it_says_why_and_for_how_long(held, facts, field):
    with pytest.raises(Invalid) as refused:
        asked_for(held, **facts)
    assert field in refused.value.errors


def test_who_looks_at_it_afterwards_is_an_author_and_no_executive(held):
    author = with_role(Role.AUTHOR, held.jurisdiction)
    give(author, Permission.SIGN_EXECUTIVE, held.jurisdiction)
    for reviewer in (person(), author):
        with pytest.raises(Invalid) as refused:
            asked_for(held, reviewer=reviewer)
        assert "reviewer" in refused.value.errors


def test_one_request_waits_at_a_time_and_an_answered_one_stays_answered(held):
    asked = asked_for(held)
    with pytest.raises(OutOfOrder, match="asked for already"):
        asked_for(held)
    decline(executive(held), asked, reason="Wait for the assessment.")
    with pytest.raises(OutOfOrder, match="answered already"):
        confirm(executive(held), asked, content_hash=asked.content_hash)
    assert Pause.objects.in_force().get() == held
    asked_for(held)


def test_taking_ones_own_request_back_is_another_answer_than_declining(held):
    asked = asked_for(held)
    assert decline(asked.asked_by, asked, reason="Settled.").answer == BreakGlass.Answer.WITHDRAWN


def test_what_was_not_read_is_not_confirmed(held):
    asked = asked_for(held)
    with pytest.raises(Stale):
        confirm(executive(held), asked, content_hash="0" * 64)


def test_a_pause_that_is_free_already_is_not_freed_again(held):
    freed = broken(held)
    with pytest.raises(OutOfOrder, match="lifted already"):
        asked_for(held)
    with pytest.raises(OutOfOrder, match="not begun yet"):
        asked_for(freed.again)


def test_no_ordinary_lift_uses_its_mandate(held):
    freed = broken(held)
    officer = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    again = begin_again_now(officer, freed.again, reason="")
    with pytest.raises(NoMandate):
        ask_to_lift(officer, again)


def test_in_part_a_narrower_pause_stands_meanwhile(held):
    narrower = replace(scope_of(held), stage="production")
    freed = broken(held, narrower=narrower)
    assert freed.meanwhile is not None
    assert scope_of(freed.meanwhile) == narrower
    assert list(Pause.objects.in_force()) == [freed.meanwhile]
    assert set(freed.review.governs.all()) == {freed.meanwhile, freed.again}
    assert freed.again in Pause.objects.in_force(later(25))


def test_a_wider_pause_is_no_narrower_one(held):
    with pytest.raises(OutOfOrder, match="narrower"):
        asked_for(held, narrower=replace(scope_of(held), services=()))


def test_a_pause_on_new_requests_holds_again_what_it_held_before(held):
    new_only = written.pause(jurisdiction=jurisdiction("DE"), new_only=True)
    item = request(agency_jurisdiction=jurisdiction("DE"))
    freed = broken(new_only)
    officer = with_role(Role.PAUSE_OFFICER, new_only.jurisdiction)
    begin_again_now(officer, freed.again, reason="")
    again = Pause.objects.get(pk=freed.again.pk)
    assert again.received_from == new_only.period.lower
    assert pauses_holding([item.pk])[item.pk] == [again]


def test_a_pause_officer_lets_it_begin_again_at_once_alone(held):
    freed = broken(held)
    officer = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    begin_again_now(officer, freed.again, reason="The court withdrew.")
    look_now()
    assert Pause.objects.in_force().get() == freed.again
    with pytest.raises(OutOfOrder):
        begin_again_now(officer, freed.again, reason="")
    with pytest.raises(OutOfOrder):
        begin_again_now(officer, freed.pause, reason="")
    with pytest.raises(NotPermitted):
        begin_again_now(with_role(Role.REVIEWER, held.jurisdiction), freed.again, reason="")


def test_a_countersigned_pause_begins_again_countersigned(held):
    second = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    Pause.objects.filter(pk=held.pk).update(countersigned_by=second, countersigned_at=timezone.now())
    assert broken(held).again.countersigned_by == second


def test_when_it_is_in_force_again_people_are_told_once(held):
    freed = broken(held)
    officer = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    assert tell_of_pauses_in_force_again() == 0
    begin_again_now(officer, freed.again, reason="")
    asked = to_tell().get()
    assert tell_of_pauses_in_force_again() == 1
    assert tell_of_pauses_in_force_again() == 0
    with pytest.raises(OutOfOrder):
        tell_again(asked)
    assert Notice.objects.filter(kind="break_glass.over", person=officer).count() == 1
