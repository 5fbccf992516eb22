"""A password alone opens nothing."""

import pytest
from django.test import Client

from tests.factories.people import person

pytestmark = pytest.mark.django_db
PAGES = ["/notifications/", "/me/preferences/", "/admin/"]
SET_UP = "/accounts/2fa/totp/activate/"


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_sign_in(page: str, client: Client):
    answer = client.get(page)
    assert answer.status_code == 302
    assert "/login/" in answer.headers["Location"]


@pytest.mark.parametrize("page", PAGES)
def test_without_a_second_factor_every_page_leads_to_setting_one_up(page: str, client: Client):
    client.force_login(person(second_factor=False, is_staff=True))
    assert client.get(page).headers["Location"].startswith(SET_UP)
    assert client.post(page).headers["Location"].startswith(SET_UP)


def test_signing_out_is_possible_without_a_second_factor(client: Client):
    client.force_login(person(second_factor=False))
    assert client.post("/accounts/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_with_a_second_factor_pages_open(client: Client):
    client.force_login(person())
    assert client.get("/me/preferences/").status_code == 200


def test_a_made_up_person_with_a_password_needs_a_second_factor_like_anybody(client: Client, settings):
    settings.DEMO = True
    client.force_login(person(second_factor=False, is_demo=True))
    assert client.get("/me/preferences/").headers["Location"].startswith(SET_UP)
