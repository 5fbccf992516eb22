"""Administrators set up agencies and queues, and read no request."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.access.permissions import Role
from portal.access.setup import ADMINISTRATORS
from portal.ledger.models import Event
from reviews.models import Agency, Officer, Queue
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction
from tests.factories.requests import agency, queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    made = person(is_staff=True)
    made.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return made


@pytest.fixture
def office(administrator):
    client = Client()
    client.force_login(administrator)
    return client


def officers(*names):
    rows = {"officers-TOTAL_FORMS": str(len(names)), "officers-INITIAL_FORMS": "0"}
    for number, name in enumerate(names):
        rows[f"officers-{number}-name"] = name
    return rows


def test_an_agency_is_entered_with_its_officers_and_the_ledger_knows_who(office, administrator):
    place = jurisdiction("HK")
    facts = {"name": "Made-up Customs", "jurisdiction": place.pk, "domains": "customs.example"}
    response = office.post(reverse("admin:reviews_agency_add"), facts | officers("Insp. Made Up"))
    assert response.status_code == 302
    assert Officer.objects.get().agency == Agency.objects.get(name="Made-up Customs")
    event = Event.objects.get(verb="agency.set_up")
    assert (event.actor, event.channel) == (administrator, "admin")
    assert event.places == sorted(place.ancestors)
    assert set(event.detail["changed"]) == {"name", "jurisdiction", "domains", "officers"}


def test_what_was_changed_is_named_and_no_value(office):
    made = agency()
    facts = {"name": made.name, "jurisdiction": made.jurisdiction_id, "note": "Secret remark"}
    office.post(reverse("admin:reviews_agency_change", args=[made.pk]), facts | officers())
    event = Event.objects.get(verb="agency.set_up")
    assert event.detail == {"new": False, "changed": ["note"]}


def test_a_queue_shows_who_works_it_and_keeps_its_code(office):
    made = queue("asia")
    with_role(Role.REVIEWER, jurisdiction("HK"), queue=made, name="Ada Made-up")
    page = office.get(reverse("admin:reviews_queue_change", args=[made.pk])).content.decode()
    assert "Ada Made-up" in page
    assert 'name="code"' not in page
    facts = {"name": "Asia and Pacific", "order": "5", "is_active": "on", "code": "other"}
    office.post(reverse("admin:reviews_queue_change", args=[made.pk]), facts)
    changed = Queue.objects.get()
    assert (changed.name, changed.code) == ("Asia and Pacific", "asia")


def test_agencies_are_found_by_name_and_place(office):
    agency(jurisdiction("US"), "Made-up Sheriff")
    for words in ("sheriff", "US", "United"):
        assert (
            "Made-up Sheriff"
            in office.get(reverse("admin:reviews_agency_changelist"), {"q": words}).content.decode()
        )


def test_nothing_is_deleted(office):
    assert office.post(reverse("admin:reviews_queue_delete", args=[queue().pk])).status_code == 403
    assert office.post(reverse("admin:reviews_agency_delete", args=[agency().pk])).status_code == 403


def test_no_request_and_nothing_of_one_is_in_the_administration():
    shown = {model._meta.label for model in admin.site._registry}
    of_requests = {"Request", "Identifier", "Attachment", "Clock", "Lane"}
    assert not shown & {f"reviews.{name}" for name in of_requests}
    assert not [label for label in shown if label.startswith("desk.")]
    assert {"reviews.Agency", "reviews.Queue"} <= shown
