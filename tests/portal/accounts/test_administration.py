"""Administrators set up people, teams and jobs; each change is an act, and no request is in reach."""

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.test import Client

from portal.access.grants import grants_of
from portal.access.permissions import Permission, Role
from portal.access.questions import may
from portal.accounts.acts.grant_role import grant_role
from portal.accounts.acts.invite import invite
from portal.accounts.models import Team, User
from portal.ledger.models import Event
from portal.notifications.deliver import deliver_owed
from portal.notifications.models import Delivery, Notice
from tests.factories.notices import notice
from tests.factories.people import person, second_factor_for
from tests.factories.places import jurisdiction
from tests.factories.requests import queue
from tests.support.mail import MailSink

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    who = invite(None, "ada@desk.example", "Ada Minister", is_staff=True)
    second_factor_for(who)
    return who


@pytest.fixture
def desk(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def roles_page(who: User) -> str:
    return f"/admin/accounts/user/{who.pk}/roles/"


def test_every_page_of_the_administration_opens(desk: Client):
    assert desk.get("/admin/").status_code == 200
    for model in admin.site._registry:
        options = model._meta
        page = desk.get(f"/admin/{options.app_label}/{options.model_name}/")
        assert page.status_code == 200, options.label


def test_no_page_is_about_requests_or_secrets():
    shown = {model._meta.label for model in admin.site._registry}
    assert not {"reviews.Request", "reviews.Identifier", "mfa.Authenticator", "auth.Group"} & shown


def test_a_colleague_who_is_no_administrator_is_told_so(client: Client):
    client.force_login(person())
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/", follow=True).status_code == 403


def test_staff_without_rights_sees_an_empty_administration(client: Client):
    client.force_login(person(is_staff=True))
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/accounts/user/").status_code == 403
    assert client.get(roles_page(person())).status_code == 403


def test_inviting_makes_a_person_and_sends_them_a_link(desk: Client, ada: User, smtp_sink: MailSink):
    form = {"email": "mei@desk.example", "name": "Mei Wong", "title": "Reviewer"}
    assert desk.post("/admin/accounts/user/add/", form).status_code == 302
    mei = User.objects.get(email="mei@desk.example")
    assert not mei.has_usable_password()
    event = Event.objects.get(verb="person.invite", subject_id=mei.pk)
    assert (event.actor, event.channel) == (ada, Event.Channel.ADMIN)
    deliver_owed()
    assert "/accounts/password/reset/key/" in smtp_sink.messages[-1].get_content()


def test_an_address_that_is_taken_is_refused_in_the_form(desk: Client):
    form = {"email": "ADA@desk.example", "name": "Ada again"}
    assert b"already signs in with this address" in desk.post("/admin/accounts/user/add/", form).content


def test_name_and_title_are_corrected_by_an_act(desk: Client):
    mei = person("Mei")
    form = {"name": "Mei Wong", "title": "Lead", "email": "other@desk.example", "is_staff": "on"}
    desk.post(f"/admin/accounts/user/{mei.pk}/change/", form)
    mei.refresh_from_db()
    assert (mei.name, mei.title, mei.is_staff) == ("Mei Wong", "Lead", False)
    assert mei.email != "other@desk.example"
    assert Event.objects.get(verb="person.change").detail == {"changed": ["name", "title"]}


def act_on(desk: Client, action: str, *people: User):
    form = {"action": action, "_selected_action": [who.pk for who in people]}
    return desk.post("/admin/accounts/user/", form, follow=True)


def test_accounts_are_closed_and_opened_and_ones_own_is_not(desk: Client, ada: User):
    mei = person("Mei")
    page = act_on(desk, "close", mei, ada)
    mei.refresh_from_db()
    assert not mei.is_active
    assert b"You cannot close your own account." in page.content
    assert desk.get("/admin/").status_code == 200
    act_on(desk, "open_again", mei)
    mei.refresh_from_db()
    assert mei.is_active


def test_an_invitation_is_sent_again_only_to_who_has_not_come_yet(desk: Client):
    mei, tom = person("Mei"), person("Tom", password="a long sentence of my own")
    act_on(desk, "send_invitation_again", mei, tom)
    assert (
        list(Notice.objects.filter(kind="account.invited").values_list("person__name", flat=True))
        == [
            "Ada Minister",
            "Mei",
        ][::-1]
    )


@pytest.mark.parametrize("words", ["HK", "hk", "Hong Kong", "hong kong", "Hong Kong (HK)"])
def test_a_role_is_given_by_code_or_name(words: str, desk: Client):
    mei = person("Mei")
    answer = desk.post(roles_page(mei), {"give": "1", "role": "reviewer", "place": words})
    assert answer.status_code == 302
    assert may(User.objects.get(pk=mei.pk), Permission.REVIEW, jurisdiction("HK"))
    assert b"Hong Kong" in desk.get(roles_page(mei)).content


def test_a_queue_is_given_the_same_way(desk: Client):
    mei, standard = person("Mei"), queue("standard")
    desk.post(roles_page(mei), {"give": "1", "role": "queue_worker", "place": "standard"})
    assert grants_of(mei).get().place == standard


@pytest.mark.parametrize(
    ("words", "said"),
    [("Atlantis", "There is no such place"), ("Hong", "Which one?"), ("", "This field is required")],
)
def test_a_place_that_is_not_clear_is_asked_for_again(words: str, said: str, desk: Client):
    jurisdiction("HK")
    page = desk.post(roles_page(person()), {"give": "1", "role": "reviewer", "place": words})
    assert page.status_code == 422
    assert said in page.content.decode()


def test_a_role_is_withdrawn(desk: Client):
    mei = person("Mei")
    grant_role(None, Role.REVIEWER, mei, jurisdiction("HK"))
    desk.post(roles_page(mei), {"withdraw": grants_of(mei).get().pk})
    assert not grants_of(mei).exists()


def test_a_role_of_somebody_else_is_not_withdrawn_here(desk: Client):
    mei, tom = person("Mei"), person("Tom")
    grant_role(None, Role.REVIEWER, tom, jurisdiction("HK"))
    assert desk.post(roles_page(mei), {"withdraw": grants_of(tom).get().pk}).status_code == 404
    assert desk.post(roles_page(mei), {"withdraw": "x"}).status_code == 404


def test_an_administrator_gives_themselves_nothing(desk: Client, ada: User):
    page = desk.post(roles_page(ada), {"give": "1", "role": "reviewer", "place": "HK"})
    assert page.status_code == 422
    assert b"You cannot give a role to yourself" in page.content
    assert not grants_of(ada).exists()


def test_an_administrator_does_not_come_in_through_a_team(desk: Client, ada: User):
    mei = person("Mei")
    desk.post("/admin/accounts/team/add/", {"name": "Night desk", "purpose": "", "members": [mei.pk]})
    team = Team.objects.get()
    form = {"name": "Night desk", "purpose": "", "members": [mei.pk, ada.pk]}
    assert desk.post(f"/admin/accounts/team/{team.pk}/change/", form).status_code == 409
    assert list(team.user_set.all()) == [mei]


def test_a_team_is_made_and_its_people_are_told(desk: Client):
    mei = person("Mei")
    form = {"name": "Night desk", "purpose": "Nights", "lead": mei.pk, "members": [mei.pk]}
    assert desk.post("/admin/accounts/team/add/", form).status_code == 302
    team = Team._meta.default_manager.get()  # type: ignore[union-attr]
    assert (team.lead, list(team.user_set.all())) == (mei, [mei])
    assert Notice.objects.get(kind="team.joined").person == mei
    assert Event.objects.get(verb="team.set").detail == {"joined": [mei.pk], "left": []}


def test_what_was_given_up_is_tried_again(desk: Client, smtp_sink: MailSink):
    notice()
    Delivery.objects.update(given_up_at="2020-07-01T00:00:00Z", attempts=72)
    lost = list(Delivery.objects.values_list("pk", flat=True))
    deliver_owed()
    assert smtp_sink.messages == []
    desk.post("/admin/notifications/delivery/", {"action": "owe_again", "_selected_action": lost})
    deliver_owed()
    assert len(smtp_sink.messages) == len(lost) // 2


def test_the_first_administrator_is_invited_from_the_command_line(capsys: pytest.CaptureFixture[str]):
    call_command("invite_administrator", "first@desk.example", "First")
    assert "/accounts/password/reset/key/" in capsys.readouterr().out
    assert User.objects.get(email="first@desk.example").has_perm("accounts.add_user")
