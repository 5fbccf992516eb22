"""Administrators give and take roles: to others, each an act, and never a look at a request."""

import pytest
from guardian.models import UserObjectPermission

from portal.access.grants import grants_of
from portal.access.permissions import ROLE_PERMISSIONS, Permission, Role
from portal.access.questions import granted, holders, may
from portal.accounts.acts.deactivate import deactivate, reactivate
from portal.accounts.acts.grant_role import grant_queue, grant_role
from portal.accounts.acts.invite import invite
from portal.accounts.acts.withdraw_role import withdraw_role
from portal.accounts.models import Team, User
from portal.acts.refusals import FourEyes, Invalid, NotPermitted, OutOfOrder
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.people import person
from tests.factories.places import jurisdiction, world
from tests.factories.requests import queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return invite(None, "ada@desk.example", "Ada Minister", is_staff=True)


def night_desk() -> Team:
    team = Team(name="Night desk")
    team.save()
    return team


def fresh(who: User) -> User:
    return User.objects.get(pk=who.pk)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.QUEUE_WORKER])
def test_a_role_gives_exactly_its_permissions_there_and_in_the_parts(role: Role, administrator: User):
    who = person()
    grant_role(administrator, role, who, jurisdiction("CN"))
    for permission in Permission:
        if permission is not Permission.WORK_QUEUE:
            assert may(fresh(who), permission, jurisdiction("CN")) == (permission in ROLE_PERMISSIONS[role])
            assert may(fresh(who), permission, jurisdiction("DE")) is False


def test_a_role_on_the_world_reaches_every_jurisdiction(administrator: User):
    who = person()
    grant_role(administrator, Role.REVIEWER, who, world())
    assert may(fresh(who), Permission.REVIEW, jurisdiction("HK"))


def test_a_queue_worker_works_that_queue_only(administrator: User):
    who, standard, urgent = person(), queue("standard"), queue("urgent")
    grant_queue(administrator, who, standard)
    assert granted(fresh(who), Permission.WORK_QUEUE) == {standard.pk}
    assert urgent.pk not in granted(fresh(who), Permission.WORK_QUEUE)


def test_a_team_hands_its_roles_to_its_members(administrator: User):
    member, team = person(), night_desk()
    member.groups.add(team)
    grant_role(administrator, Role.REVIEWER, team, jurisdiction("HK"))
    assert may(fresh(member), Permission.REVIEW, jurisdiction("HK"))
    assert member in holders(Permission.REVIEW, jurisdiction("HK"))


def test_giving_a_role_is_in_the_ledger_and_the_person_is_told(administrator: User):
    who, hong_kong = person(), jurisdiction("HK")
    grant_role(administrator, Role.REVIEWER, who, hong_kong)
    event = Event.objects.get(verb="role.grant")
    assert (event.actor, event.subject_id) == (administrator, who.pk)
    assert set(event.places) == set(hong_kong.ancestors)
    assert event.detail == {"role": "reviewer", "place": "Hong Kong"}
    assert Notice.objects.get(kind="role.granted").person == who


def test_taking_a_role_keeps_what_another_role_still_gives(administrator: User):
    who, hong_kong = person(), jurisdiction("HK")
    grant_role(administrator, Role.REVIEWER, who, hong_kong)
    grant_role(administrator, Role.APPROVER, who, hong_kong)
    withdraw_role(administrator, grants_of(who).get(role=Role.REVIEWER))
    now = fresh(who)
    assert may(now, Permission.SEE, hong_kong), "an approver still sees"
    assert may(now, Permission.APPROVE, hong_kong)
    assert not may(now, Permission.REVIEW, hong_kong)
    withdraw_role(administrator, grants_of(who).get(role=Role.APPROVER))
    assert not UserObjectPermission.objects.filter(user=who).exists()
    assert Event.objects.filter(verb="role.withdraw").count() == 2


def test_the_same_role_is_not_given_twice(administrator: User):
    who = person()
    grant_role(administrator, Role.REVIEWER, who, jurisdiction("HK"))
    with pytest.raises(OutOfOrder):
        grant_role(administrator, Role.REVIEWER, who, jurisdiction("HK"))


def test_nobody_gives_a_role_to_themselves(administrator: User):
    with pytest.raises(FourEyes):
        grant_role(administrator, Role.REVIEWER, administrator, world())
    assert not granted(fresh(administrator), Permission.SEE)


def test_nobody_gives_a_role_to_a_team_they_are_in(administrator: User):
    team = night_desk()
    administrator.groups.add(team)
    with pytest.raises(FourEyes):
        grant_role(administrator, Role.REVIEWER, team, world())


def test_a_role_is_not_held_on_the_wrong_kind_of_place(administrator: User):
    with pytest.raises(Invalid):
        grant_role(administrator, Role.REVIEWER, person(), queue())
    with pytest.raises(Invalid):
        grant_role(administrator, Role.QUEUE_WORKER, person(), jurisdiction("HK"))


@pytest.mark.parametrize("is_staff", [False, True], ids=["a colleague", "staff without the right"])
def test_only_administrators_invite_give_take_and_close(is_staff: bool, administrator: User):
    who, other = person(is_staff=is_staff), person()
    grant_role(administrator, Role.REVIEWER, other, jurisdiction("HK"))
    with pytest.raises(NotPermitted):
        grant_role(who, Role.REVIEWER, other, jurisdiction("DE"))
    with pytest.raises(NotPermitted):
        withdraw_role(who, grants_of(other).get())
    with pytest.raises(NotPermitted):
        invite(who, "new@desk.example", "New")
    with pytest.raises(NotPermitted):
        deactivate(who, other)


def test_an_administrator_sees_no_request(administrator: User):
    for permission in Permission:
        assert not granted(administrator, permission)


def test_a_superuser_sees_no_request():
    root = person(is_staff=True, is_superuser=True)
    for permission in Permission:
        assert not granted(root, permission)
        assert not may(root, permission, jurisdiction("HK"))


def test_administrators_have_no_right_to_look_at_requests(administrator: User):
    rights = administrator.get_all_permissions()
    assert "accounts.add_rolegrant" in rights
    assert not [
        right for right in rights if right.split("_", 1)[1] in {"request", "identifier", "attachment"}
    ]


def test_a_closed_account_holds_nothing_until_it_is_opened_again(administrator: User):
    who = person()
    grant_role(administrator, Role.REVIEWER, who, jurisdiction("HK"))
    deactivate(administrator, who)
    assert not may(fresh(who), Permission.REVIEW, jurisdiction("HK"))
    assert who not in holders(Permission.REVIEW, jurisdiction("HK"))
    reactivate(administrator, who)
    assert may(fresh(who), Permission.REVIEW, jurisdiction("HK"))


def test_nobody_closes_their_own_account(administrator: User):
    with pytest.raises(FourEyes):
        deactivate(administrator, administrator)


@pytest.mark.parametrize(
    ("email", "name"),
    [("not an address", "Mei"), ("mei@desk.example", " "), ("ADA@desk.example", "Ada")],
)
def test_an_invitation_needs_an_address_nobody_has_and_a_name(email: str, name: str, administrator: User):
    with pytest.raises(Invalid):
        invite(administrator, email, name)
