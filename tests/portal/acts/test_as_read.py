"""Two administrators with the same record open do not undo each other's work."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.access.setup import ADMINISTRATORS
from portal.ledger.models import Event
from reviews.models import Queue
from tests.factories.people import person
from tests.factories.places import jurisdiction, service
from tests.factories.requests import queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    made = person(is_staff=True)
    made.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client = Client()
    client.force_login(made)
    return client


@pytest.fixture
def line():
    return queue("asia")


def opened(office, line):
    """What the form of the queue would send if nothing were typed."""
    form = office.get(page(line)).context["adminform"].form
    return {name: value for name, value in form.initial.items() if value is not None}


def page(line):
    return reverse("admin:reviews_queue_change", args=[line.pk])


def saved(office, line, facts, **typed):
    facts = facts | typed
    sent = {name: value for name, value in facts.items() if value is not False}
    return office.post(page(line), sent)


def test_the_second_to_save_is_told_what_the_first_changed_and_keeps_what_was_typed(office, line):
    mine, theirs = opened(office, line), opened(office, line)
    saved(office, line, theirs, name="Asia and the Pacific")
    answer = saved(office, line, mine, purpose="Made-up purpose.")
    form = answer.context["adminform"].form
    assert "name" in " ".join(form.non_field_errors()).lower()
    assert form["purpose"].value() == "Made-up purpose."
    line.refresh_from_db()
    assert (line.name, line.purpose) == ("Asia and the Pacific", "")


def test_saving_again_puts_ones_own_in_its_place_and_the_ledger_names_no_mark(office, line):
    mine, theirs = opened(office, line), opened(office, line)
    saved(office, line, theirs, name="Asia and the Pacific")
    again = saved(office, line, mine, name="East Asia").context["adminform"].form
    facts = {field.name: field.value() for field in again if field.value() is not None}
    assert saved(office, line, facts).status_code == 302
    assert Queue.objects.get(pk=line.pk).name == "East Asia"
    assert Event.objects.filter(verb="queue.set_up").order_by("-pk").first().detail["changed"] == ["name"]


def test_what_is_ticked_counts_too(office, line):
    mine = opened(office, line)
    line.services.add(service("whatsapp"))
    answer = saved(office, line, mine, name="East Asia")
    assert answer.context["adminform"].form.non_field_errors()


def test_nobody_elses_work_on_another_record_is_in_the_way(office, line):
    mine = opened(office, line)
    other = queue("europe")
    saved(office, other, opened(office, other), name="Europe")
    assert saved(office, line, mine, name="East Asia").status_code == 302


def test_a_new_record_has_nothing_to_have_been_read(office):
    place = jurisdiction("HK")
    sent = {"name": "New", "code": "new", "order": 5, "jurisdictions": [place.pk], "is_active": "on"}
    assert office.post(reverse("admin:reviews_queue_add"), sent).status_code == 302
