"""Auditors read the ledger of their jurisdictions, and nobody else reads any of it."""

import json

import pytest
from django.test import Client

from portal.access.permissions import Role
from portal.ledger.models import Event
from portal.ledger.seal import seal_all
from tests.factories.events import event, events
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, world

pytestmark = pytest.mark.django_db


def reading(role: Role, *places) -> Client:
    client = Client()
    client.force_login(with_role(role, *places))
    return client


def exported(client: Client) -> bytes:
    return client.get("/ledger/export/").getvalue()


@pytest.fixture
def hong_kong() -> Event:
    return event("pause.create", places=jurisdiction("HK").ancestors)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.AUDITOR, Role.QUEUE_WORKER}])
def test_only_auditors_read_it(role: Role, hong_kong: Event):
    client = reading(role, world())
    for page in ("/ledger/", f"/ledger/{hong_kong.pk}/", "/ledger/export/"):
        assert client.get(page).status_code == 403


def test_an_administrator_does_not_read_it(hong_kong: Event, client: Client):
    client.force_login(person(is_staff=True, is_superuser=True))
    assert client.get("/ledger/").status_code == 403


def test_an_auditor_of_the_larger_place_reads_what_concerns_its_parts(hong_kong: Event):
    client = reading(Role.AUDITOR, world())
    assert b"pause.create" in client.get("/ledger/").content
    assert client.get(f"/ledger/{hong_kong.pk}/").status_code == 200


def test_an_auditor_of_another_place_finds_nothing_of_it(hong_kong: Event):
    client = reading(Role.AUDITOR, jurisdiction("DE"))
    assert f"/ledger/{hong_kong.pk}/" not in client.get("/ledger/").content.decode()
    assert client.get(f"/ledger/{hong_kong.pk}/").status_code == 404
    assert b"pause.create" not in exported(client)


def test_what_concerns_no_jurisdiction_is_read_by_every_auditor():
    invited = event("person.invite")
    assert reading(Role.AUDITOR, jurisdiction("DE")).get(f"/ledger/{invited.pk}/").status_code == 200


def test_the_filter_finds_by_act_person_record_and_day():
    mei = person("Mei Wong")
    event("pause.create", by=mei)
    event("pause.lift", by=person("Tom Baker"))
    client = reading(Role.AUDITOR, world())

    def found(**wanted: str) -> set[str]:
        page = client.get("/ledger/", wanted)
        return {row.verb for row in page.context["page"]}

    assert found(verb="pause.lift") == {"pause.lift"}
    assert found(person="mei") == {"pause.create"}
    assert found(record="mei wong") == {"pause.create"}
    assert found(since="2999-01-01") == set()
    assert found(until="2000-01-01") == set()


def test_pages_follow_each_other_without_a_gap():
    written = {one.pk for one in events(120)}
    client = reading(Role.AUDITOR, world())
    seen: list[int] = []
    address = "/ledger/"
    while address:
        page = client.get(address).context["page"]
        seen += [row.pk for row in page]
        address = f"/ledger/?after={page.next}" if page.next else ""
    assert written <= set(seen)
    assert len(seen) == len(set(seen))


def test_the_export_holds_each_event_with_its_digest_and_position():
    events(3)
    seal_all()
    waits = event()
    lines = [json.loads(line) for line in exported(reading(Role.AUDITOR, world())).splitlines()]
    assert [line["position"] for line in lines] == [0, 1, 2, None]
    assert lines[-1]["digest"] == waits.digest


def test_a_changed_event_is_shown_as_changed():
    from tests.portal.ledger.test_verify import behind_its_back, sql

    changed = event()
    client = reading(Role.AUDITOR, world())
    assert b"fits what is written below" in client.get(f"/ledger/{changed.pk}/").content
    with behind_its_back():
        sql("UPDATE ledger_event SET verb = 'request.forget' WHERE id = %s", changed.pk)
    assert b"this event was changed" in client.get(f"/ledger/{changed.pk}/").content
