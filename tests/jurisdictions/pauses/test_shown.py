"""A pause shows itself to those whose work it holds, and to nobody else."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from jurisdictions.pauses.acts.pause import pause as pause_act
from jurisdictions.pauses.scope import PauseScope
from jurisdictions.pauses.shown import CONCERNED, in_force
from portal.access.permissions import Role
from portal.access.questions import granted
from portal.notifications.models import Notice
from tests.factories import pauses as written
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import request

pytestmark = pytest.mark.django_db


def banners(user):
    asked = RequestFactory().get("/")
    asked.user = user
    return in_force(asked)


def reviewer(code):
    return with_role(Role.REVIEWER, jurisdiction(code))


def test_a_banner_says_who_why_since_when_until_when_and_how_many_are_held():
    request(service=service("whatsapp"))
    made = written.pause(decided_by=person("Paula Pause"), reason="Pending further assessment.")
    (shown,) = banners(reviewer("HK"))
    assert "is paused since" in shown.text
    assert "decided by Paula Pause, to be reviewed by" in shown.text
    assert "Pending further assessment. It holds 1 request." in shown.text
    assert shown.url == made.get_absolute_url()


def test_the_banner_is_of_the_pause_that_began_last_whichever_was_entered_first():
    youngest = written.pause(services=[service("whatsapp").pk])
    long_ago = timezone.now() - timedelta(days=30)
    written.pause(services=[service("zoom").pk], starts_at=long_ago, taken_over=True)
    (shown,) = banners(reviewer("HK"))
    assert (shown.url, shown.more) == (youngest.get_absolute_url(), 1)


def test_nobody_else_is_bothered():
    written.pause()
    assert banners(reviewer("US")) == []
    assert banners(person()) == []


def test_a_pause_that_has_not_begun_is_no_banner():
    written.pause(starts_at=timezone.now() + timedelta(days=1))
    assert banners(reviewer("HK")) == []


@pytest.mark.parametrize(
    ("on", "works_in", "facts", "shown"),
    [
        ("CN", "HK", {}, True),
        ("CN", "HK", {"left_out": "HK"}, False),
        ("CN", "HK", {"include_parts": False}, False),
        ("001", "HK", {"left_out": "CN"}, False),
        ("001", "HK", {}, True),
        ("HK", "CN", {}, True),
        ("HK", "001", {}, True),
        ("HK", "US", {}, False),
    ],
)
def test_a_banner_reaches_those_who_work_in_a_larger_or_smaller_jurisdiction(on, works_in, facts, shown):
    if "left_out" in facts:
        facts = {"left_out": [jurisdiction(facts["left_out"]).pk]}
    written.pause(jurisdiction=jurisdiction(on), **facts)
    assert bool(banners(reviewer(works_in))) is shown


def test_the_banner_is_two_queries_however_many_pauses_there_are(django_assert_num_queries):
    for number in range(6):
        written.pause(services=[service(f"service-{number}").pk])
    reader = reviewer("HK")
    for permission in CONCERNED:
        granted(reader, permission)  # kept on the reader: other parts of a page ask it too
    with django_assert_num_queries(2):
        (shown,) = banners(reader)
    assert shown.more == 5


def test_a_jurisdictions_page_names_the_pauses_that_reach_it_and_how_they_stand():
    above = written.pause(jurisdiction=jurisdiction("CN"))
    apart = written.pause(jurisdiction=jurisdiction("CN"), left_out=[jurisdiction("HK").pk])
    later = written.pause(starts_at=timezone.now() + timedelta(days=1))
    client = Client()
    client.force_login(person())
    page = client.get("/jurisdictions/HK/").content.decode()
    assert above.reference in page
    assert later.reference in page
    assert "Scheduled" in page
    assert apart.reference not in page


def test_people_who_work_in_a_part_are_told_unless_it_is_left_out():
    officer = with_role(Role.PAUSE_OFFICER, jurisdiction("CN"))
    reviewers = {reviewer("HK").pk, reviewer("MO").pk}
    china, review_by = jurisdiction("CN"), timezone.now().date() + timedelta(days=30)
    pause_act(officer, PauseScope(china), reason="All of it.", review_by=review_by, named="China")
    assert set(Notice.objects.values_list("person", flat=True)) == reviewers
    Notice.objects.all().delete()
    apart = PauseScope(china, left_out=(jurisdiction("HK").pk,))
    pause_act(officer, apart, reason="Not Hong Kong.", review_by=review_by, named="CN")
    assert len(set(Notice.objects.values_list("person", flat=True))) == 1
