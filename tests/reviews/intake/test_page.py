"""Staff enter a request on a desk."""

import io

import pytest
from django.test import Client
from django.urls import reverse

from portal.access.permissions import Role
from portal.ledger.models import Event
from reviews.models import Agency, Attachment, Request
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, queue

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _a_desk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    queue()
    agency()
    service()


@pytest.fixture
def clerk():
    return with_role(Role.INTAKE, jurisdiction("HK"))


@pytest.fixture
def desk(clerk):
    client = Client()
    client.force_login(clerk)
    return client


def typed(**changes):
    """A form filled in well; `changes` replaces some of it."""
    fields = {
        "agency": "Made-up Police of Hong Kong — HK",
        "officer_name": "Insp. Made Up",
        "agency_reference": "CASE/1",
        "service": service().pk,
        "type": "court_order",
        "authorisation": "approved",
        "zone": "Asia/Hong_Kong",
        "received_at": "2026-11-02T10:00",
        "user_jurisdiction": "Hong Kong — HK",
        "categories": ["subscriber", "traffic"],
        "narrative": "The account sold goods that never came.",
        "identifiers-TOTAL_FORMS": "3",
        "identifiers-INITIAL_FORMS": "0",
        "identifiers-0-kind": "phone",
        "identifiers-0-value": "+852 5555 0100",
        "identifiers-2-kind": "ipv4",
        "identifiers-2-value": "203.0.113.7",
        "identifiers-2-port": "443",
        "identifiers-2-observed_at": "2026-10-30T09:15:30",
    }
    return {**fields, **changes}


def upload(name="order.pdf", content=PDF):
    file = io.BytesIO(content)
    file.name = name
    return file


def send(desk, **changes):
    return desk.post(reverse("intake:new"), typed(**changes))


def text_of(response):
    return response.content.decode()


def test_a_filled_form_becomes_a_request_and_leads_to_it(desk, clerk):
    response = send(desk, attachments=[upload(), upload("note.txt", b"Urgent")])
    request = Request.objects.get()
    assert response["Location"] == request.get_absolute_url()
    assert request.entered_by == clerk
    assert {paper.name for paper in request.attachments.all()} == {"order.pdf", "note.txt"}
    assert {one.kind for one in request.identifiers.all()} == {"phone", "ipv4"}


def test_times_are_read_in_the_zone_that_was_chosen(desk):
    send(desk)
    request = Request.objects.get()
    assert request.received_at.isoformat() == "2026-11-02T02:00:00+00:00"
    seen = request.identifiers.get(kind="ipv4").observed_at
    assert seen is not None
    assert seen.isoformat() == "2026-10-30T01:15:30+00:00"


def test_a_time_that_the_clocks_skipped_is_refused(desk):
    response = send(desk, zone="Europe/Berlin", received_at="2026-03-29T02:30")
    assert response.status_code == 422
    assert not Request.objects.exists()


def test_what_is_wrong_stands_beside_its_field_and_everything_typed_is_kept(desk):
    response = send(
        desk,
        agency_reference="",
        **{"identifiers-0-value": "12345", "identifiers-2-port": "", "emergency": "on"},
    )
    text = text_of(response)
    assert response.status_code == 422
    assert 'id="id_identifiers-0-value_error"' in text
    assert 'id="id_identifiers-2-port_error"' in text
    assert "Identifier 3, Port" in text
    assert "The account sold goods that never came." in text
    assert 'value="12345"' in text
    assert "Made-up Police of Hong Kong — HK" in text
    assert not Request.objects.exists()


def test_rules_beyond_the_form_stand_beside_their_field_too(desk):
    response = send(desk, emergency="on", officer_name="", officer_email="x@police.example")
    form = response.context["form"]
    assert response.status_code == 422
    assert "emergency_reason" in form.errors
    assert "officer_name" in form.errors


def test_files_are_kept_while_the_rest_is_mended(desk):
    response = send(desk, agency_reference="", attachments=[upload("命令 order.pdf")])
    (parked,) = response.context["parked"]
    assert "命令 order.pdf" in text_of(response)
    send(desk, parked=parked.token)
    assert Attachment.objects.get().name == "命令 order.pdf"
    assert Attachment.objects.get().file.read() == PDF


def test_a_file_that_was_kept_can_be_left_out(desk):
    send(desk, agency_reference="", attachments=[upload()])
    send(desk)
    assert Request.objects.exists()
    assert not Attachment.objects.exists()


def test_nobody_attaches_a_file_that_another_person_parked(desk):
    token = send(desk, agency_reference="", attachments=[upload()]).context["parked"][0].token
    other = Client()
    other.force_login(with_role(Role.INTAKE, jurisdiction("HK")))
    send(other, parked=token)
    assert not Attachment.objects.exists()


def test_a_file_of_another_type_than_its_name_is_named_and_not_kept(desk):
    response = send(
        desk, attachments=[upload("order.pdf", b"MZ\x90\x00 not a pdf"), upload("note.txt", b"ok")]
    )
    assert "order.pdf" in str(response.context["form"].errors["attachments"])
    assert [parked.name for parked in response.context["parked"]] == ["note.txt"]


def test_more_rows_come_without_javascript_and_without_complaints(desk):
    response = send(desk, more_rows="1", agency_reference="", attachments=[upload()])
    assert response.status_code == 200
    assert len(response.context["rows"].forms) == 6
    assert not response.context["form"].errors
    assert 'value="203.0.113.7"' in text_of(response)
    assert len(response.context["parked"]) == 1


def test_sending_it_twice_points_to_the_request_that_was_made(desk):
    send(desk)
    response = send(desk)
    request = Request.objects.get()
    assert response.status_code == 409
    assert request.get_absolute_url() in text_of(response)


def test_a_new_agency_is_entered_in_the_same_form(desk):
    response = send(desk, agency="", new_agency_name="Made-up Customs", new_agency_place="hk")
    assert response.status_code == 302
    assert not Agency.objects.get(name="Made-up Customs").is_verified


def test_an_agency_of_elsewhere_is_neither_suggested_nor_taken(desk):
    agency(jurisdiction("US"), "Made-up Sheriff")
    assert "Made-up Sheriff" not in text_of(desk.get(reverse("intake:new")))
    assert "agency" in send(desk, agency="Made-up Sheriff — US").context["form"].errors
    response = send(desk, agency="", new_agency_name="Another Sheriff", new_agency_place="US")
    assert response.status_code == 403
    assert not Request.objects.exists()


def test_without_any_agency_the_form_says_so(desk):
    assert "agency" in send(desk, agency="").context["form"].errors
    assert "new_agency_place" in send(desk, agency="", new_agency_name="X").context["form"].errors


def test_unknown_places_and_forged_choices_are_refused(desk):
    response = send(desk, user_jurisdiction="Atlantis", service="999", type="letter", zone="Nowhere/City")
    assert {"user_jurisdiction", "service", "type", "zone"} <= set(response.context["form"].errors)


def test_markup_that_an_agency_writes_is_shown_as_text(desk):
    hostile = "<script>alert(1)</script>"
    response = send(desk, agency_reference="", offence=hostile, narrative=hostile)
    assert hostile not in text_of(response)


def test_a_missing_count_of_rows_is_no_crash(desk):
    assert send(desk, **{"identifiers-TOTAL_FORMS": "many"}).status_code == 422
    assert send(desk, **{"identifiers-TOTAL_FORMS": "many"}, more_rows="1").status_code == 200


def test_who_enters_no_requests_is_told_whom_to_ask():
    client = Client()
    client.force_login(person())
    assert client.get(reverse("intake:new")).status_code == 403


def read(client, paper):
    return client.get(reverse("intake:attachment", args=[paper.request.reference, paper.pk]))


def test_a_paper_is_a_download_that_no_browser_runs_and_the_ledger_knows(desk, clerk):
    send(desk, attachments=[upload("page.txt", b"<html><script>alert(1)</script></html>")])
    paper = Attachment.objects.get()
    response = read(desk, paper)
    assert b"".join(response) == b"<html><script>alert(1)</script></html>"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    event = Event.objects.get(verb="attachment.read")
    assert (event.actor, event.detail) == (clerk, {"sha256": paper.sha256})


def test_to_who_may_not_see_the_request_its_papers_do_not_exist(desk):
    send(desk, attachments=[upload()])
    other = Client()
    other.force_login(with_role(Role.REVIEWER, jurisdiction("US")))
    assert read(other, Attachment.objects.get()).status_code == 404
    assert not Event.objects.filter(verb="attachment.read").exists()
