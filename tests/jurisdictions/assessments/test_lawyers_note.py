"""Whoever works with a template reads, on each page of it, that a human-rights lawyer should check it."""

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models.words import SignerRole
from jurisdictions.assessments.seeds import seeds
from portal.accounts.acts.invite import invite
from tests.factories.assessments import complete, signers
from tests.factories.pauses import pause
from tests.factories.people import second_factor_for

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R94")]
NOTE = "human-rights lawyer should"


def test_each_template_that_comes_with_the_product_says_so():
    assert all(NOTE in body["note"] for body in seeds())


def test_each_page_of_an_assessment_says_so_of_its_template():
    held = pause()
    author = signers(held.jurisdiction)[SignerRole.AUTHOR]
    found, client = complete(held, author), Client()
    client.force_login(author)
    here = [found.reference]
    row = [found.reference, "impacts", "impact", found.impacts.get().pk]
    for name, words in (("detail", here), ("template", here), ("record", here), ("sign", here), ("row", row)):
        assert NOTE in client.get(reverse(f"assessments:{name}", args=words)).content.decode(), name
    for section in found.template.body["sections"]:
        page = reverse("assessments:section", args=[found.reference, section["code"]])
        assert NOTE in client.get(page).content.decode(), section["code"]
    preview = reverse("assessments:template", args=here) + "?to=full"
    assert NOTE in client.get(preview).content.decode()


@pytest.mark.parametrize("code", ["rapid", "full", "heightened"])
def test_so_do_the_pages_on_which_administrators_read_and_publish_templates(code):
    ada, client = invite(None, "ada@desk.example", "Ada Minister", is_staff=True), Client()
    second_factor_for(ada)
    client.force_login(ada)
    change = reverse("admin:assessments_template_change", args=[newest(code).pk])
    for page in (change, f"/admin/assessments/template/publish/{code}/"):
        assert NOTE in client.get(page).content.decode(), page
