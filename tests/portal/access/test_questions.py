"""Who may do what, where: asked in one place, and answered the same way everywhere."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jurisdictions.models import Jurisdiction
from portal.access.permissions import ROLE_PERMISSIONS, Permission, Role
from portal.access.places import find_place
from portal.access.questions import granted, holders, holders_of_any, may, may_anywhere, reach
from portal.access.setup import ADMINISTERED
from portal.accounts.models import User
from portal.acts.refusals import Invalid
from tests.factories.people import give, person, with_role
from tests.factories.places import jurisdiction, world
from tests.factories.requests import queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts() -> tuple[Jurisdiction, Jurisdiction, Jurisdiction]:
    """A place, a part of it, and a part of that."""
    country = jurisdiction("XA")
    state = jurisdiction("XA-1", parent=country, kind="subdivision")
    return country, state, jurisdiction("XA-1-1", parent=state, kind="subdivision")


def test_a_permission_reaches_parts_and_not_what_it_is_part_of(parts: tuple[Jurisdiction, ...]):
    country, state, town = parts
    who = with_role(Role.REVIEWER, state)
    assert [may(who, Permission.REVIEW, place) for place in (country, state, town)] == [False, True, True]


def test_reach_lists_the_same_places(parts: tuple[Jurisdiction, ...]):
    _country, state, town = parts
    who = with_role(Role.REVIEWER, state)
    found = reach(who, [Permission.REVIEW], Jurisdiction.objects.all())
    assert set(found) == {state, town}
    assert not reach(person(), [Permission.REVIEW], Jurisdiction.objects.all()).exists()


def test_holders_are_found_from_the_part(parts: tuple[Jurisdiction, ...]):
    country, _state, town = parts
    who, closed = with_role(Role.APPROVER, country), with_role(Role.APPROVER, country)
    closed.is_active = False
    closed.save()
    assert list(holders(Permission.APPROVE, town)) == [who]


def test_whoever_holds_two_of_several_rights_is_found_once(parts: tuple[Jurisdiction, ...]):
    country, state, town = parts
    both, one = with_role(Role.APPROVER, country), with_role(Role.PAUSE_OFFICER, state)
    give(both, Permission.PAUSE, town)
    with_role(Role.AUTHOR, country)
    found = holders_of_any([Permission.APPROVE, Permission.PAUSE], town)
    assert sorted(who.pk for who in found) == sorted([both.pk, one.pk])


def test_a_queue_with_the_number_of_a_jurisdiction_is_another_place():
    standard = queue()
    who = person()
    give(who, Permission.WORK_QUEUE, standard)
    assert granted(who, Permission.WORK_QUEUE) == {standard.pk}
    assert granted(who, Permission.SEE) == frozenset()


def test_a_page_asks_the_database_once_for_each_permission():
    who = with_role(Role.REVIEWER, world())
    who = User.objects.get(pk=who.pk)
    hong_kong = jurisdiction("HK")
    with CaptureQueriesContext(connection) as queries:
        answers = {may(who, Permission.REVIEW, hong_kong) for _ in range(20)}
    assert answers == {True}
    assert len(queries) == 1


def test_a_stranger_may_nothing():
    assert not may_anywhere(AnonymousUser(), Permission.SEE)  # type: ignore[arg-type]


def test_every_role_has_permissions_and_every_permission_a_role():
    assert set(ROLE_PERMISSIONS) == set(Role)
    on_one_record = {Permission.ENTER_COMPARTMENT}  # given by acts on a compartment, by no role
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == set(Permission) - on_one_record


def test_only_intake_reviewers_and_approvers_see_requests():
    seeing = {role for role, permissions in ROLE_PERMISSIONS.items() if Permission.SEE in permissions}
    assert seeing == {Role.INTAKE, Role.REVIEWER, Role.APPROVER}


def test_administrators_administer_nothing_with_the_text_of_a_request():
    secret = {"request", "identifier", "attachment", "decision", "production"}
    assert not {label for label in ADMINISTERED if label.split(".")[1] in secret}


def test_a_name_that_two_places_share_is_asked_for_again():
    for code in ("XB", "XC"):
        jurisdiction(code, name="Twinland")
    with pytest.raises(Invalid, match=r"Twinland \(XB\), Twinland \(XC\)"):
        find_place(Role.REVIEWER, "twinland")
    assert find_place(Role.REVIEWER, "Twinland (XC)") == jurisdiction("XC")
