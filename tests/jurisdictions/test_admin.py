"""Administrators set up the tree, services and laws; a move is an act."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from jurisdictions.models import LegalInstrument, Service
from portal.access.setup import ADMINISTRATORS
from portal.ledger.models import Event
from tests.factories.people import person
from tests.factories.places import jurisdiction, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    made = person(is_staff=True)
    made.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client = Client()
    client.force_login(made)
    return client


def page(place):
    return reverse("admin:jurisdictions_jurisdiction_change", args=[place.pk])


def facts(place, **changed):
    codes = list(place.codes.all())
    sent = {
        "name": place.name,
        "parent": place.parent_id or "",
        "time_zones": ",".join(place.time_zones),
        "codes-TOTAL_FORMS": len(codes),
        "codes-INITIAL_FORMS": len(codes),
    }
    for number, code in enumerate(codes):
        sent |= {f"codes-{number}-{name}": getattr(code, name) for name in ("id", "code", "standard")}
        sent[f"codes-{number}-jurisdiction"] = place.pk
    return sent | changed


def test_the_pages_are_there_and_found_by_code(office):
    for model in ("jurisdiction", "service", "legalinstrument"):
        assert office.get(reverse(f"admin:jurisdictions_{model}_changelist")).status_code == 200
        assert office.get(reverse(f"admin:jurisdictions_{model}_add")).status_code == 200
    found = office.get(reverse("admin:jurisdictions_jurisdiction_changelist"), {"q": "CN-HK"})
    assert "Hong Kong" in found.content.decode()


def test_a_place_hung_elsewhere_is_moved_by_the_act_with_its_parts(office):
    above, place = jurisdiction("XA"), jurisdiction("XB")
    part = jurisdiction("XB-1", parent=place, kind="subdivision")
    assert office.post(page(place), facts(place, parent=above.pk)).status_code == 302
    part.refresh_from_db()
    assert part.ancestors == [world().pk, above.pk, place.pk, part.pk]
    moved = Event.objects.get(verb="jurisdiction.move")
    assert moved.detail == {"from": world().pk, "to": above.pk}
    assert Event.objects.get(verb="jurisdiction.set_up").detail["changed"] == ["parent"]


def test_below_its_own_part_is_refused_beside_the_field_and_nothing_is_kept(office):
    place = jurisdiction("XB")
    part = jurisdiction("XB-1", parent=place, kind="subdivision")
    answer = office.post(page(place), facts(place, parent=part.pk, name="Elsewhere"))
    assert "parent" in answer.context["adminform"].form.errors
    place.refresh_from_db()
    assert (place.name, place.parent) == ("XB", world())


def test_an_unknown_time_zone_is_named(office):
    place = jurisdiction("HK")
    answer = office.post(page(place), facts(place, time_zones="Asia/Hong_Kong,Asia/Nowhere"))
    assert "Asia/Nowhere" in str(answer.context["adminform"].form.errors["time_zones"])


def test_the_world_keeps_its_place(office):
    assert office.post(page(world()), facts(world(), note="All of it")).status_code == 302
    world().refresh_from_db()
    assert world().note == "All of it"
    assert world().parent is None


def test_a_service_and_a_law_are_entered(office):
    office.post(
        reverse("admin:jurisdictions_service_add"), {"code": "made-up", "name": "Made-up", "is_active": "on"}
    )
    assert Service.objects.get(code="made-up").is_active
    place = jurisdiction("HK")
    law = {"jurisdiction": place.pk, "title": "Made-up Ordinance"}
    office.post(reverse("admin:jurisdictions_legalinstrument_add"), law)
    assert LegalInstrument.objects.get().jurisdiction == place
    assert Event.objects.get(verb="legalinstrument.set_up").places == sorted(place.ancestors)
