"""The pages of break-glass, and where it shows itself."""

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import scope_of
from portal.access.permissions import Role
from tests.factories import pauses as written
from tests.factories.break_glass import WHY, asked_for, broken, executive
from tests.factories.people import person, with_role
from tests.factories.places import service
from tests.factories.requests import request
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R72")]

OLD = 3_600


@pytest.fixture
def held():
    return written.pause(services=[service("whatsapp").pk])


def signed_in(who, **options):
    client = Client()
    just_signed_in(client, who, **options)
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def test_one_executive_asks_and_another_one_confirms(held):
    reviewer = with_role(Role.AUTHOR, held.jurisdiction)
    first, second = executive(held), executive(held)
    asking = reverse("break_glass:ask", args=[held.reference])
    assert asking in text(signed_in(first).get(held.get_absolute_url()))
    typed = {"reason": WHY, "hours": 12, "reviewer": reviewer.pk}
    assert signed_in(first).post(asking, typed).status_code == 302
    asked = BreakGlass.objects.get()
    page = text(signed_in(first).get(asked.get_absolute_url()))
    assert "Take it back" in page
    assert 'name="confirm"' not in page
    page = text(signed_in(second).get(asked.get_absolute_url()))
    assert "The release plan" in page
    answer = signed_in(second).post(
        asked.get_absolute_url(), {"confirm": 1, "content_hash": asked.content_hash}
    )
    assert answer.status_code == 302
    assert not Pause.objects.in_force().exists()


def test_asking_and_confirming_ask_again_who_is_there(held):
    asked = asked_for(held)
    for url in (reverse("break_glass:ask", args=[held.reference]), asked.get_absolute_url()):
        answer = signed_in(executive(held), ago=OLD).post(url, {"confirm": 1})
        assert "reauthenticate" in answer["Location"]
    assert BreakGlass.objects.get().answer == ""


def test_what_was_typed_stays_beside_its_error(held):
    url = reverse("break_glass:ask", args=[held.reference])
    answer = signed_in(executive(held)).post(url, {"reason": "Because", "hours": 80})
    assert answer.status_code == 422
    assert "Because" in text(answer)
    assert not BreakGlass.objects.exists()


def test_nobody_else_sees_the_form_or_sends_it(held):
    url = reverse("break_glass:ask", args=[held.reference])
    other = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    assert signed_in(other).get(url).status_code == 403
    assert signed_in(other).post(url, {"reason": WHY, "hours": 1}).status_code == 403
    asked = asked_for(held)
    answer = signed_in(other).post(
        asked.get_absolute_url(), {"confirm": 1, "content_hash": asked.content_hash}
    )
    assert answer.status_code == 403


def test_pause_and_jurisdiction_say_until_when_by_whom_and_why(held):
    freed = broken(held)
    officer = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    asked = BreakGlass.objects.get()
    for url in (
        held.get_absolute_url(),
        freed.again.get_absolute_url(),
        held.jurisdiction.get_absolute_url(),
        reverse("break_glass:list"),
    ):
        page = text(signed_in(officer).get(url))
        assert "lifted under break-glass" in page
        for said in (WHY, asked.asked_by.name, asked.answered_by.name):
            assert said in page, url


def test_a_banner_says_so_on_every_page_of_those_concerned(held):
    broken(held)
    officer = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    assert "is lifted under break-glass until" in text(signed_in(officer).get("/"))
    assert "is lifted under break-glass until" not in text(signed_in(person()).get("/"))


def test_who_is_asked_finds_it_at_home(held):
    asked = asked_for(held)
    assert asked.reference in text(signed_in(executive(held)).get("/"))
    assert asked.reference not in text(signed_in(asked.asked_by).get("/"))


def test_declining_needs_a_reason_and_tells_it(held):
    asked = asked_for(held)
    client = signed_in(executive(held))
    assert client.post(asked.get_absolute_url(), {"decline": 1, "reason": ""}).status_code == 422
    assert client.post(asked.get_absolute_url(), {"decline": 1, "reason": "Not yet."}).status_code == 302
    assert "Not yet." in text(client.get(asked.get_absolute_url()))


def test_letting_it_begin_again_now_from_its_page(held):
    freed = broken(held)
    asked = BreakGlass.objects.get()
    client = signed_in(with_role(Role.PAUSE_OFFICER, held.jurisdiction))
    assert "Let the pause begin again now" in text(client.get(asked.get_absolute_url()))
    url = reverse("break_glass:again", args=[asked.reference])
    assert client.post(url, {"reason": ""}).status_code == 302
    assert Pause.objects.in_force().get() == freed.again
    assert client.post(url, {"reason": ""}).status_code == 409


def test_in_part_is_asked_for_after_its_preview(held):
    reviewer = with_role(Role.AUTHOR, held.jurisdiction)
    client = signed_in(executive(held))
    url = reverse("break_glass:narrow", args=[held.reference])
    page = client.get(url)
    typed = {"reason": WHY, "hours": 5, "reviewer": reviewer.pk, "services": [service("whatsapp").pk]}
    typed |= {"stage": "production", "nexus": "agency", "handling": "hold", "include_parts": "on"}
    form = page.context["form"]
    for name in ("apart", "parts"):
        if name in form.fields:
            typed[name] = [value for value, _label in form.fields[name].choices]
    assert client.post(url, typed | {"seen": "other"}).status_code == 200
    assert not BreakGlass.objects.exists()
    seen = client.post(url, typed | {"preview": 1}).context["scope"].fingerprint()
    assert client.post(url, typed | {"seen": seen}).status_code == 302
    asked = BreakGlass.objects.get()
    assert (asked.ending, asked.plan["stage"]) == ("narrow", "production")
    assert scope_of(held).stage == "review"
    assert "Paused meanwhile" in text(signed_in(executive(held)).get(asked.get_absolute_url()))


def test_the_administration_shows_it_and_changes_nothing(held):
    asked = asked_for(held)
    chief = person("Chief", is_staff=True, is_superuser=True)
    client = signed_in(chief)
    name = "/admin/break_glass/breakglass/"
    assert asked.reference in text(client.get(name))
    assert client.get(f"{name}{asked.pk}/change/").status_code == 200
    for path in ("add/", f"{asked.pk}/change/", f"{asked.pk}/delete/"):
        assert client.post(name + path, {"answer": "confirmed"}).status_code == 403


def test_the_list_needs_the_same_queries_for_one_and_for_many(held, django_assert_max_num_queries):
    for _number in range(4):
        broken(written.pause(services=[service(f"service-{_number}").pk]))
    client = signed_in(executive(held))
    with django_assert_max_num_queries(40):
        client.get(reverse("break_glass:list"))


def test_the_transparency_report_counts_it(held):
    reader = with_role(Role.PAUSE_OFFICER, held.jurisdiction)
    request(agency_jurisdiction=held.jurisdiction)
    url = reverse("reports:transparency")
    assert "0 times two executives" in text(signed_in(reader).get(url))
    broken(held)
    page = text(signed_in(reader).get(url))
    assert "1 time two executives lifted one" in page
    assert "under break-glass</small>" in page
