"""One request passes a pause when two people of different teams say so, and not otherwise."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access.permissions import Permission, Role
from portal.acts.refusals import FourEyes, Held, Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from reviews.desk.acts.claim import claim
from reviews.desk.effects import effects_of
from reviews.desk.held import pauses_holding
from reviews.desk.workable import next_workable
from reviews.exceptions.acts.answer import approve, refuse
from reviews.exceptions.acts.ask import ask
from reviews.exceptions.models import Use
from reviews.exceptions.refusals import SameTeam
from tests.factories.pauses import pause
from tests.factories.people import give, person, with_role
from tests.factories.places import jurisdiction
from tests.factories.requests import queue, request
from tests.factories.teams import in_team

pytestmark = pytest.mark.django_db

LIFE = {"kind": "threat_to_life", "criteria": "Imminent danger of death."}


@pytest.fixture
def line():
    return queue("asia")


@pytest.fixture
def reviewer(line):
    return with_role(Role.REVIEWER, jurisdiction("HK"), queue=line)


@pytest.fixture
def one(line):
    return request(queue=line)


@pytest.fixture
def held_by(one):
    return pause(exceptions=[LIFE])


def approver(team):
    return in_team(with_role(Role.APPROVER, jurisdiction("HK")), team)


def asked(reviewer, one, held_by):
    return ask(reviewer, one, held_by, kind="threat_to_life", facts="A made-up danger.")


def granted(reviewer, one, held_by):
    return approve(approver("Law"), approve(approver("Safety"), asked(reviewer, one, held_by)))


def test_two_people_of_two_teams_let_one_request_pass(reviewer, line, one, held_by):
    other = request(queue=line)
    with pytest.raises(Held):
        claim(reviewer, one)
    use = approve(approver("Safety"), asked(reviewer, one, held_by))
    with pytest.raises(Held):
        claim(reviewer, one)
    approve(approver("Law"), use)
    assert pauses_holding([one.pk, other.pk]) == {other.pk: [held_by]}
    assert next_workable(reviewer) == one.pk
    assert effects_of([held_by])[held_by.pk].held == 1
    assert claim(reviewer, one).pk
    with pytest.raises(Held):
        claim(reviewer, other)


def test_another_pause_still_holds_it(reviewer, one, held_by):
    granted(reviewer, one, held_by)
    later = pause(stage="intake", exceptions=[LIFE])
    assert pauses_holding([one.pk]) == {one.pk: [later]}
    with pytest.raises(Held):
        claim(reviewer, one)


def test_nobody_approves_twice_or_their_own(reviewer, one, held_by):
    both = in_team(with_role(Role.APPROVER, jurisdiction("HK")), "Safety")
    use = approve(both, asked(reviewer, one, held_by))
    with pytest.raises(FourEyes):
        approve(both, use)
    refuse(approver("Law"), use, reason="Start again.")
    two_hats = with_role(Role.REVIEWER, jurisdiction("HK"), queue=one.queue)
    mine = ask(two_hats, one, held_by, kind="threat_to_life", facts="Again.")
    with pytest.raises(NotPermitted):
        approve(two_hats, mine)
    give(in_team(two_hats, "Law"), Permission.APPROVE, jurisdiction("HK"))
    with pytest.raises(FourEyes):
        approve(two_hats, mine)


def test_two_of_one_team_are_one_voice(reviewer, one, held_by):
    use = approve(approver("Safety"), asked(reviewer, one, held_by))
    with pytest.raises(SameTeam, match="your team"):
        approve(approver("Safety"), use)
    with pytest.raises(SameTeam, match="no team"):
        approve(with_role(Role.APPROVER, jurisdiction("HK")), use)


def test_one_no_is_enough_and_needs_a_reason(reviewer, one, held_by):
    use = asked(reviewer, one, held_by)
    with pytest.raises(Invalid):
        refuse(approver("Law"), use, reason=" ")
    refuse(approver("Law"), use, reason="The danger is past.")
    with pytest.raises(OutOfOrder):
        approve(approver("Safety"), use)
    assert asked(reviewer, one, held_by).pk != use.pk


def test_only_the_exceptions_of_the_pause(reviewer, one, held_by):
    with pytest.raises(Invalid):
        ask(reviewer, one, held_by, kind="mlat", facts="It came by treaty.")
    with pytest.raises(Invalid):
        ask(reviewer, one, held_by, kind="threat_to_life", facts="  ")
    with pytest.raises(NotPermitted):
        ask(person(), one, held_by, kind="threat_to_life", facts="Let me.")


def test_it_is_asked_once_at_a_time(reviewer, one, held_by):
    asked(reviewer, one, held_by)
    with pytest.raises(OutOfOrder):
        asked(reviewer, one, held_by)


def test_every_step_is_in_the_ledger_without_the_facts(reviewer, one, held_by):
    granted(reviewer, one, held_by)
    events = Event.objects.filter(subject_kind="reviews.request", subject_id=one.pk).order_by("pk")
    verbs = [event.verb for event in events if event.verb.startswith("exception.")]
    assert verbs == ["exception.ask", "exception.approve", "exception.grant"]
    assert not any("made-up danger" in str(event.detail) for event in events)


FORGED = """
    INSERT INTO exceptions_use (request_id, pause_id, kind, facts, asked_by_id, asked_at, refusal)
    VALUES (%(request)s, %(pause)s, 'mlat', 'x', %(who)s, now(), '')
"""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviews_request SET excepted_from = ARRAY[%(pause)s::bigint] WHERE id = %(request)s",
        FORGED,
        "UPDATE exceptions_use SET first_by_id = asked_by_id, first_at = now(), first_team_id = %(team)s",
        "UPDATE exceptions_use SET first_by_id = %(who)s, first_at = now(), first_team_id = %(team)s",
        "UPDATE exceptions_use SET facts = 'Other facts'",
        "DELETE FROM exceptions_use",
    ],
)
def test_sql_grants_nothing(statement, reviewer, one, held_by):
    asked(reviewer, one, held_by)
    team = approver("Safety").groups.get().pk
    values = {"pause": held_by.pk, "request": one.pk, "who": person().pk, "team": team}
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert pauses_holding([one.pk])


def test_the_orm_does_not_skip_the_second_team(reviewer, one, held_by):
    use = approve(approver("Safety"), asked(reviewer, one, held_by))
    same = approver("Safety")
    with pytest.raises(DatabaseError), transaction.atomic():
        Use.objects.filter(pk=use.pk).update(
            second_by=same, second_team=same.groups.get().pk, second_at=timezone.now()
        )


def test_the_page_leads_from_asking_to_granting(reviewer, one, held_by):
    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    url = reverse("exceptions:request", args=[one.reference])
    empty = signed_in(reviewer).post(url, {"pause": held_by.reference, "kind": "threat_to_life"})
    assert empty.status_code == 422
    typed = {"pause": held_by.reference, "kind": "threat_to_life", "facts": "A made-up danger. 虛構"}
    signed_in(reviewer).post(url, typed)
    use = Use.objects.get()
    answer = reverse("exceptions:answer", args=[one.reference, use.pk])
    first, second = approver("Safety"), approver("Law")
    assert "A made-up danger. 虛構" in signed_in(first).get(url).content.decode()
    signed_in(first).post(answer, {"approve": "1"})
    signed_in(second).post(answer, {"approve": "1"})
    use.refresh_from_db()
    assert use.is_granted
    assert "granted" in signed_in(reviewer).get(one.get_absolute_url()).content.decode()
    assert "Threat to life" in signed_in(reviewer).get(held_by.get_absolute_url()).content.decode()
    assert signed_in(person()).get(url).status_code == 404


def test_home_names_what_waits_for_an_approver_until_they_have_said_their_word(reviewer, one, held_by):
    use, first, second = asked(reviewer, one, held_by), approver("Safety"), approver("Law")
    assert all(one.reference in waiting(who) for who in (first, second))
    approve(first, use)
    assert waiting(first) == ""
    assert "one more approval" in waiting(second)


def waiting(who):
    client = Client()
    client.force_login(who)
    return client.get("/").content.decode().partition("Exceptions to answer")[2].partition("</section>")[0]
