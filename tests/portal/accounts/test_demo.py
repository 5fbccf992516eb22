"""The demo lets made-up people in by a link each, once, and only while it is a demo."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from portal.access.permissions import Role
from portal.accounts.acts.grant_role import grant_queue, grant_role
from portal.accounts.acts.invite import invite
from portal.accounts.demo.links import make_link
from portal.accounts.models import DemoLink, User
from tests.factories.people import person
from tests.factories.places import jurisdiction
from tests.factories.requests import queue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True


def player(name: str = "Mei Wong") -> User:
    address = f"{name.split(maxsplit=1)[0].lower()}@desk.example"
    return invite(None, address, name, title="Reviewer", is_demo=True, demo_part="Takes the first request.")


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def inside(who: User) -> Client:
    client = Client()
    client.post(path(make_link(who)))
    return client


def test_a_link_lets_somebody_in_without_password_or_second_factor():
    client = Client()
    link = path(make_link(player()))
    assert b"Mei" in client.get(link).content
    assert client.post(link).status_code == 302
    page = client.get("/me/preferences/")
    assert page.status_code == 200
    assert b"Mei Wong" in page.content


def test_looking_at_a_link_does_not_use_it_up():
    link = path(make_link(player()))
    for _ in range(3):
        assert Client().get(link).status_code == 200
    assert Client().post(link).status_code == 302


def test_a_link_works_once():
    link = path(make_link(player()))
    Client().post(link)
    second = Client()
    assert second.get(link).status_code == 410
    assert second.post(link).status_code == 410
    assert second.get("/me/preferences/").status_code == 302


def test_a_link_ends_after_a_day():
    link = path(make_link(player()))
    DemoLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post(link).status_code == 410


def test_the_link_itself_is_nowhere_in_the_database():
    link = make_link(player())
    assert DemoLink.objects.get().token_hash not in link


def test_nothing_of_it_answers_on_a_real_desk(settings: Settings):
    who = player()
    client, link = inside(who), path(make_link(who))
    settings.DEMO = False
    assert Client().get(link).status_code == 404
    assert Client().post(link).status_code == 404
    # The session goes on as one with a password alone: it is sent to set up a second factor.
    assert client.get("/demo/people/").headers["Location"].startswith("/accounts/2fa/totp/activate/")
    with pytest.raises(CommandError):
        call_command("demo_people")


def test_a_link_never_opens_the_session_of_a_real_person():
    real = person("Real")
    assert Client().post(path(make_link(real))).status_code == 410


def test_a_made_up_person_changes_places_with_another():
    client = inside(player())
    other = player("Tom Baker")
    assert b"Be Tom" in client.get("/demo/people/").content
    assert client.post(f"/demo/people/{other.pk}/").status_code == 302
    assert int(client.session["_auth_user_id"]) == other.pk


def test_nobody_changes_places_with_a_real_person():
    client, real = inside(player()), person("Real")
    assert client.post(f"/demo/people/{real.pk}/").status_code == 404


def test_a_real_person_cannot_change_places_even_on_a_demo():
    client, who = Client(), player()
    client.force_login(person("Real"))
    assert client.get("/demo/people/").status_code == 404
    assert client.post(f"/demo/people/{who.pk}/").status_code == 404


def test_the_command_introduces_everybody_with_a_link_that_works():
    who = player()
    grant_role(None, Role.REVIEWER, who, jurisdiction("HK"))
    grant_queue(None, who, queue())
    out = StringIO()
    call_command("demo_people", stdout=out)
    lines = out.getvalue()
    assert "Mei Wong, Reviewer" in lines
    assert "Takes the first request." in lines
    link = next(word for word in lines.split() if "/demo/enter/" in word)
    assert Client().post(path(link)).status_code == 302


def test_the_command_says_when_there_is_nobody():
    with pytest.raises(CommandError, match="load_demo"):
        call_command("demo_people")
