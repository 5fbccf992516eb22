"""From the mail that invites somebody to the first page they see."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from portal.accounts.acts.deactivate import deactivate
from portal.accounts.acts.invite import invite
from portal.accounts.models import User
from portal.notifications.deliver import deliver_owed
from tests.factories.people import TOTP_SECRET, person
from tests.support.mail import MailSink

pytestmark = pytest.mark.django_db
PASSWORD = "nobody reads this but me"


def code(secret: str = TOTP_SECRET) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def sign_in(client: Client, who: User, password: str = PASSWORD):
    return client.post("/accounts/login/", {"login": who.email, "password": password})


def with_password(**facts) -> User:
    who = person(**facts)
    who.set_password(PASSWORD)
    who.save()
    return who


def link_in(mail) -> str:
    return found(r"https?://[^/]+(/accounts/\S+)", mail.get_content())


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, f"no {pattern} in {text}"
    return match[1]


def choose_password(client: Client, path: str, password: str = PASSWORD):
    page = client.get(path, follow=True)
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def test_an_invited_person_comes_in_and_sets_up_a_second_factor(client: Client, smtp_sink: MailSink):
    who = invite(None, "mei@desk.example", "Mei Wong")
    deliver_owed()
    assert choose_password(client, link_in(smtp_sink.messages[0])).status_code == 302
    assert sign_in(client, who).status_code == 302
    page = client.get("/me/preferences/", follow=True)
    assert page.request["PATH_INFO"] == "/accounts/2fa/totp/activate/"
    secret = found(r"<code>([A-Z2-7]+)</code>", page.content.decode())
    done = client.post("/accounts/2fa/totp/activate/", {"code": code(secret)}, follow=True)
    assert done.request["PATH_INFO"] == "/accounts/2fa/recovery-codes/"
    assert client.get("/me/preferences/").status_code == 200


def test_the_link_of_an_invitation_works_once_and_is_not_in_the_database(client: Client, smtp_sink: MailSink):
    who = invite(None, "mei@desk.example", "Mei Wong")
    deliver_owed()
    path = link_in(smtp_sink.messages[0])
    assert path not in str(list(who.notices.values()))
    choose_password(client, path)
    assert b"leads nowhere" in Client().get(path, follow=True).content


def test_a_password_and_six_digits_open_the_desk(client: Client):
    who = with_password()
    assert sign_in(client, who).headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/me/preferences/").status_code == 302, "the password alone is not enough"
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert client.get("/me/preferences/").status_code == 200


def test_wrong_digits_open_nothing(client: Client):
    sign_in(client, with_password())
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.get("/me/preferences/").status_code == 302


def test_the_same_digits_do_not_work_twice(client: Client):
    who, digits = with_password(), code()
    sign_in(client, who)
    client.post("/accounts/2fa/authenticate/", {"code": digits})
    second = Client()
    sign_in(second, who)
    second.post("/accounts/2fa/authenticate/", {"code": digits})
    assert second.get("/me/preferences/").status_code == 302


def test_guessing_a_password_is_slowed_down(client: Client):
    who = with_password()
    for _ in range(10):
        sign_in(client, who, "wrong")
    answer = sign_in(client, who)
    assert answer.status_code in {200, 429}, "even the right one does not work now"
    assert "_auth_user_id" not in client.session


def test_a_known_and_an_unknown_address_get_the_same_answer(client: Client):
    known = sign_in(client, with_password(), "wrong").content
    unknown = sign_in(Client(), User(email="nobody@desk.example"), "wrong").content
    assert errors(known) == errors(unknown) != []


def errors(page: bytes) -> list[str]:
    return re.findall(r"<li>\s*(.*?)\s*</li>", page.decode())


def test_closing_an_account_ends_its_open_sessions(client: Client):
    who = person()
    client.force_login(who)
    assert client.get("/me/preferences/").status_code == 200
    deactivate(None, who)
    assert client.get("/me/preferences/").status_code == 302


def test_a_closed_account_cannot_sign_in(client: Client):
    who = with_password()
    deactivate(None, who)
    sign_in(client, who)
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client):
    assert b"By invitation" in client.get("/accounts/signup/").content
    client.post(
        "/accounts/signup/", {"email": "x@desk.example", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.filter(email="x@desk.example").exists()


def test_the_administration_has_no_door_of_its_own(client: Client):
    assert client.get("/admin/login/").headers["Location"].startswith("/accounts/login/")
    who = with_password(is_staff=True)
    client.post("/admin/login/", {"username": who.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_chosen_anew(client: Client, smtp_sink: MailSink):
    who = with_password()
    client.post("/accounts/password/reset/", {"email": who.email})
    choose_password(client, link_in(smtp_sink.messages[0]), "a brand new sentence")
    assert sign_in(client, who, "a brand new sentence").headers["Location"] == "/accounts/2fa/authenticate/"


@pytest.mark.parametrize("weak", ["short", "password1234", "12345678901234"])
def test_weak_passwords_are_refused(weak: str, client: Client, smtp_sink: MailSink):
    who = invite(None, "mei@desk.example", "Mei Wong")
    deliver_owed()
    assert choose_password(client, link_in(smtp_sink.messages[0]), weak).status_code == 200
    who.refresh_from_db()
    assert not who.has_usable_password()
