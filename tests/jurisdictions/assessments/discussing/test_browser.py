"""Comments beside a field, in a browser: with a script in place, without one on a page of their own."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jurisdictions.assessments.discussing.models import Thread
from jurisdictions.assessments.models import Assessment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.requirement("R90")]


def test_a_comment_is_said_beside_its_field_and_nothing_typed_in_the_form_is_lost(open_as, found, asha, axe):
    page = open_as(asha)
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(reverse("assessments:section", args=[found.reference, "decision"]))
    page.get_by_label("Conditions").fill("Half a thought")
    page.get_by_role("link", name="Comment (Reasons)").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Reasons")).to_be_visible()
    axe(page)
    dialog.get_by_label("Comment").fill("Thin.")
    dialog.get_by_role("button", name="Comment", exact=True).click()
    expect(dialog.get_by_text("Thin.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="1 open (Reasons)")).to_be_focused()
    expect(page.get_by_label("Conditions")).to_have_value("Half a thought")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Thread.objects.get().label == "Reasons"
    assert Assessment.objects.get().conditions == ""
