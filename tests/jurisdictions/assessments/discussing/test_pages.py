"""The pages of comments: beside a field, of one place, of all places."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from jurisdictions.assessments.acts.edit import Row, edit
from jurisdictions.assessments.acts.submit import submit
from jurisdictions.assessments.discussing.acts.begin import begin
from jurisdictions.assessments.discussing.acts.resolve import resolve
from jurisdictions.assessments.discussing.models import Thread
from jurisdictions.assessments.models import Consultation
from jurisdictions.assessments.models.words import SignerRole
from tests.factories.assessments import signers
from tests.support.browser import just_signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R90")]


def at(found, about=""):
    page = reverse("discussing:comments", args=[found.reference])
    return f"{page}?about={quote(about)}" if about else page


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(person, url):
    return signed_in(person).get(url).content.decode()


def test_a_thread_is_begun_answered_assigned_and_resolved_by_plain_forms(found, asha, ben):
    url, client = at(found, "assessment:reasons"), signed_in(asha)
    first = {"do": "new:begin", "new-text": "Thin. @Ben, @Nobody?", "new-assigned_to": ben.pk}
    shown = client.post(url, first, follow=True).content.decode()
    assert "Nobody who may read this is called @Nobody" in shown
    thread = Thread.objects.get()
    client.post(url, {"do": f"{thread.pk}:reply", f"t{thread.pk}-text": "Well?"})
    client.post(url, {"do": f"{thread.pk}:assign", f"a{thread.pk}-assigned_to": asha.pk})
    client.post(url, {"do": f"{thread.pk}:resolve", f"t{thread.pk}-text": ""})
    thread.refresh_from_db()
    assert (thread.comments.count(), thread.assigned_to, thread.resolved_by) == (2, asha, asha)
    client.post(url, {"do": f"{thread.pk}:reopen", f"t{thread.pk}-text": "No."})
    shown = client.get(url).content.decode()
    for words in ("Thin. @Ben, @Nobody?", "Well?", "Resolved", "Reopened", "to Ben Assess"):
        assert words in shown


def test_what_was_typed_stays_when_it_is_refused(found, asha):
    url, client = at(found, "assessment:reasons"), signed_in(asha)
    thread = begin(asha, found, "assessment:reasons", "Thin.")
    answer = client.post(url, {"do": f"{thread.pk}:reply", f"t{thread.pk}-text": "   "})
    assert (answer.status_code, "Say something." in answer.content.decode()) == (422, True)
    resolve(asha, thread)
    answer = client.post(url, {"do": f"{thread.pk}:reply", f"t{thread.pk}-text": "One more thing."})
    assert answer.status_code == 409
    assert "One more thing." in answer.content.decode()


@pytest.mark.requirement("R59")
def test_the_box_says_that_nobody_consulted_is_to_be_named(found, asha):
    assert "Name nobody who was consulted" in read(asha, at(found, "assessment:reasons"))


def test_strangers_find_neither_threads_nor_lists(found, asha, stranger):
    begin(asha, found, "assessment:reasons", "Thin.")
    client = signed_in(stranger)
    assert client.get(at(found, "assessment:reasons")).status_code == 404
    assert client.get(at(found)).status_code == 404
    assert "Reasons" not in read(stranger, reverse("discussing:everywhere"))
    assert (
        client.post(at(found, "assessment:reasons"), {"do": "new:begin", "new-text": "x"}).status_code == 404
    )


def test_a_thread_about_a_removed_row_stays_readable(found, asha):
    row = found.consultations.first()
    about = f"consultation:{row.pk}.advice"
    thread = begin(asha, found, about, "Which advice?")
    edit(asha, found, "consultations", rows=[Row(Consultation, pk=row.pk, remove=True)])
    shown = read(asha, at(found, about))
    assert "Which advice?" in shown
    assert thread.label.split("“")[0] in shown
    assert "no longer in the record" in shown
    assert "new:begin" not in shown
    assert "this row was removed" in read(asha, at(found))


def test_each_field_and_each_section_tells_how_many_are_open(found, asha):
    impact = found.impacts.get()
    begin(asha, found, f"impact:{impact.pk}.scale", "Why 5?")
    resolve(asha, begin(asha, found, f"impact:{impact.pk}.scope", "Only one?"))
    section = read(asha, reverse("assessments:row", args=[found.reference, "impacts", "impact", impact.pk]))
    assert '>1 open&#32;<span class="unseen">(Scale)<' in section
    assert '>1 resolved&#32;<span class="unseen">(Scope)<' in section
    assert '>Comment&#32;<span class="unseen">(Irremediability)<' in section
    assert "1 open comment<" in read(asha, found.get_absolute_url())
    assert '>1 open&#32;<span class="unseen">(Scale)<' in read(
        asha, reverse("assessments:record", args=[found.reference])
    )


def test_a_section_asks_no_query_a_field(found, asha, django_assert_max_num_queries):
    client, url = signed_in(asha), reverse("assessments:section", args=[found.reference, "decision"])
    client.get(url)
    with django_assert_max_num_queries(90):
        client.get(url)
    for n in range(5):
        begin(asha, found, "assessment:reasons", f"Number {n}")
    with django_assert_max_num_queries(90):
        client.get(url)


def test_lists_are_filtered(found, asha, ben):
    begin(asha, found, "assessment:reasons", "Thin.", assigned_to=ben)
    resolve(asha, begin(asha, found, "assessment:title", "Long."))
    url = at(found)
    assert ("Reasons" in read(ben, url), "Title" in read(ben, url)) == (True, False)
    assert "Title</a>" in read(ben, f"{url}?show=resolved")
    assert "Reasons" in read(ben, f"{url}?show=mine")
    assert "Reasons</a>" not in read(asha, f"{url}?show=mine")
    assert "Reasons</a>" not in read(ben, f"{url}?section=impacts")
    assert "Reasons</a>" in read(ben, f"{url}?section=decision")
    assert "Comments assigned to you" in read(ben, "/")


def test_lists_come_in_pages(found, asha):
    for n in range(26):
        begin(asha, found, "assessment:reasons", f"Number {n}")
    client = signed_in(asha)
    first = client.get(at(found)).context["page"]
    assert (len(first.rows), bool(first.next)) == (25, True)
    second = client.get(at(found), {"after": first.next}).context["page"]
    assert len(second.rows) == 1


def test_whoever_signs_is_told_of_open_threads(found, asha):
    begin(asha, found, "assessment:reasons", "Thin.")
    submit(asha, found)
    signer = signers(found.jurisdiction)[SignerRole.RIGHTS]
    client = Client()
    just_signed_in(client, signer)
    shown = client.get(reverse("assessments:sign", args=[found.reference])).content.decode()
    assert "1 comment is open: read it before you sign." in shown
