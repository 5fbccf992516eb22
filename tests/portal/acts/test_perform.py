"""An act happens whole or not at all, writes one event, and says through which door it came."""

import pytest
from django.test import Client

from portal.access.permissions import Permission, Role
from portal.accounts.acts.prefer import prefer
from portal.accounts.models import User
from portal.acts.channel import current_channel, through
from portal.acts.perform import performing
from portal.acts.refusals import NotPermitted, OutOfOrder
from portal.ledger.models import Event
from portal.notifications.models import Notice
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, world

pytestmark = pytest.mark.django_db


def test_an_act_writes_one_event_with_who_what_where():
    reviewer, hong_kong = with_role(Role.REVIEWER, world()), jurisdiction("HK")
    with performing("thing.do", by=reviewer, needs=Permission.REVIEW, within=hong_kong) as act:
        act.record(on=reviewer, detail={"why": "test"})
    event = Event.objects.get(verb="thing.do")
    assert (event.actor, event.subject_kind, event.subject_id) == (reviewer, "accounts.user", reviewer.pk)
    assert set(hong_kong.ancestors) <= set(event.places), "so that an auditor of the larger place finds it"
    assert event.detail == {"why": "test"}


def test_an_act_without_its_permission_changes_nothing():
    stranger = person()
    with (
        pytest.raises(NotPermitted),
        performing("thing.do", by=stranger, needs=Permission.REVIEW, within=jurisdiction()) as act,
    ):
        act.record(on=stranger)
    assert not Event.objects.filter(verb="thing.do").exists()


def test_a_permission_elsewhere_does_not_count():
    in_germany = with_role(Role.REVIEWER, jurisdiction("DE"))
    with (
        pytest.raises(NotPermitted),
        performing("thing.do", by=in_germany, needs=Permission.REVIEW, within=jurisdiction("HK")) as act,
    ):
        act.record(on=in_germany)


def test_an_act_that_is_refused_halfway_leaves_nothing_behind():
    actor, other = person(), person()

    def do_half() -> None:
        with performing("thing.do", by=actor) as act:
            User.objects.filter(pk=other.pk).update(name="Changed")
            act.record(on=other)
            act.tell([other], "role.granted", about=other)
            raise OutOfOrder("not now")

    with pytest.raises(OutOfOrder):
        do_half()
    other.refresh_from_db()
    assert other.name != "Changed"
    assert not Event.objects.filter(verb="thing.do").exists()
    assert not Notice.objects.filter(person=other).exists()


def test_an_act_that_forgets_its_event_fails():
    with pytest.raises(RuntimeError, match="without a ledger event"), performing("thing.do", by=person()):
        pass


def test_an_act_that_records_twice_fails():
    actor = person()
    with performing("thing.do", by=actor) as act:
        act.record(on=actor)
        with pytest.raises(RuntimeError, match="twice"):
            act.record(on=actor)


def test_whoever_does_it_is_not_told_of_it():
    actor, other = person(), person()
    with performing("thing.do", by=actor) as act:
        act.record(on=other)
        act.tell([actor, other, other], "role.granted", about=other)
    assert list(Notice.objects.filter(kind="role.granted").values_list("person", flat=True)) == [other.pk]


def test_the_command_line_is_the_door_where_there_is_no_other():
    assert current_channel() == Event.Channel.COMMAND
    with through(Event.Channel.TASK):
        assert current_channel() == Event.Channel.TASK
    assert current_channel() == Event.Channel.COMMAND


def test_a_page_is_a_door(client: Client):
    who = person("Mei")
    client.force_login(who)
    typed = {"name": "Mei Wong", "time_zone": "Asia/Hong_Kong", "theme": "dark", "language": "en-gb"}
    assert client.post("/me/preferences/", typed).status_code == 302
    event = Event.objects.get(verb="person.prefer")
    assert event.channel == Event.Channel.PAGE
    assert event.detail == {"changed": ["name", "single_keys", "theme", "time_zone"]}
    assert "Mei" not in str(event.detail)


def test_a_command_is_another():
    prefer(person(), name="Tom", time_zone="UTC", theme="light", language="en-gb", single_keys=True)
    assert Event.objects.get(verb="person.prefer").channel == Event.Channel.COMMAND
