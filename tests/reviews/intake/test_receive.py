"""A request gets in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.access.permissions import Role
from portal.acts.refusals import Invalid, NotPermitted
from portal.ledger.models import Event
from portal.notifications.models import Notice
from reviews.acts.receive import AlreadyHere, receive
from reviews.facts import NewAgency, NewIdentifier, NewOfficer
from reviews.models import Agency, Attachment, Request
from reviews.routing import NoQueue
from tests.factories.intake import facts, paper
from tests.factories.pauses import pause
from tests.factories.people import person, with_role
from tests.factories.places import jurisdiction, service, world
from tests.factories.requests import agency, queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return with_role(Role.INTAKE, jurisdiction("HK"))


@pytest.fixture(autouse=True)
def _a_queue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    queue()


def files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_it_is_given_a_reference_a_queue_and_its_clocks(clerk):
    request = receive(clerk, facts())
    assert request.reference.startswith("R-")
    assert request.state == "received"
    assert request.queue == queue()
    assert request.entered_by == clerk
    (clock,) = request.clocks.all()
    assert (clock.regime, clock.statutory) == ("service_level", False)
    assert request.due_at == clock.due_at


def test_the_ledger_has_one_event_without_the_identifier(clerk):
    request = receive(clerk, facts(narrative="The suspect Wong"))
    event = Event.objects.get(verb="request.receive")
    assert (event.subject_id, event.actor) == (request.pk, clerk)
    assert event.places == sorted(jurisdiction("HK").ancestors)
    assert "5555" not in str(event.detail)
    assert "Wong" not in str(event.detail)


def test_a_clerk_of_elsewhere_may_not_enter_it():
    with pytest.raises(NotPermitted):
        receive(with_role(Role.INTAKE, jurisdiction("US")), facts())
    assert not Request.objects.exists()


def test_an_administrator_without_a_role_may_not_enter_it():
    with pytest.raises(NotPermitted):
        receive(person(is_superuser=True), facts())


def test_everything_wrong_is_said_at_once_and_nothing_is_kept(clerk, settings):
    wrong = facts(
        agency_reference=" ",
        categories=(),
        identifiers=(NewIdentifier("phone", "5555"), NewIdentifier("ipv4", "203.0.113.7")),
        received_at=timezone.now() + timedelta(days=1),
        attachments=(paper("order.exe", b"MZ"),),
    )
    with pytest.raises(Invalid) as refused:
        receive(clerk, wrong)
    assert set(refused.value.errors) == {
        "agency_reference",
        "categories",
        "identifiers.0.value",
        "identifiers.1.port",
        "identifiers.1.observed_at",
        "received_at",
        "attachments.0",
    }
    assert not Request.objects.exists()
    assert not files(settings)


def test_the_same_reference_for_the_same_service_points_to_the_request_that_is_here(clerk):
    first = receive(clerk, facts(agency_reference="HK/7"))
    with pytest.raises(AlreadyHere) as refused:
        receive(clerk, facts(agency_reference=" HK/7 "))
    assert refused.value.existing == first
    assert first.reference in str(refused.value.message)
    assert receive(clerk, facts(agency_reference="HK/7", service=service("telegram"))) != first


def test_who_may_not_see_the_request_that_is_here_is_not_told_its_reference(clerk):
    sender = agency()
    first = receive(clerk, facts(agency=sender, agency_reference="HK/7"))
    Request.objects.filter(pk=first.pk).update(agency_jurisdiction=jurisdiction("US"))
    with pytest.raises(AlreadyHere) as refused:
        receive(clerk, facts(agency=sender, agency_reference="HK/7"))
    assert refused.value.existing is None
    assert first.reference not in str(refused.value.message)


def test_without_a_queue_an_administrator_is_named(clerk):
    queue().jurisdictions.add(jurisdiction("US"))
    with pytest.raises(NoQueue) as refused:
        receive(clerk, facts())
    assert "administrator" in str(refused.value.now)


def test_the_first_queue_that_takes_it_gets_it(clerk):
    queue("emergencies", order=1, emergencies_only=True)
    local = queue("asia", order=2)
    local.jurisdictions.add(world())
    local.services.add(service("telegram"))
    assert receive(clerk, facts()).queue == queue()
    assert receive(clerk, facts(service=service("telegram"))).queue == local
    urgent = facts(emergency=True, emergency_reason="A child is missing since this morning")
    assert receive(clerk, urgent).queue.code == "emergencies"


def test_an_emergency_calls_those_who_can_take_it(clerk):
    able = with_role(Role.REVIEWER, jurisdiction("HK"), queue=queue())
    with_role(Role.REVIEWER, jurisdiction("US"), queue=queue())
    with_role(Role.REVIEWER, jurisdiction("HK"))
    receive(clerk, facts())
    assert not Notice.objects.exists()
    request = receive(clerk, facts(type="emergency", emergency_reason="A child is missing"))
    assert request.emergency
    assert [notice.person for notice in Notice.objects.filter(kind="request.emergency")] == [able]
    assert request.due_at - request.received_at == timedelta(hours=2)


def test_an_emergency_says_why(clerk):
    with pytest.raises(Invalid) as refused:
        receive(clerk, facts(emergency=True))
    assert set(refused.value.errors) == {"emergency_reason"}


def test_the_agency_is_told_that_it_arrived(clerk):
    receive(clerk, facts(officer=NewOfficer("Insp. Made Up", email="made.up@police.example")))
    notice = Notice.objects.get()
    assert (notice.kind, notice.address) == ("request.received", "made.up@police.example")


def test_the_agency_is_told_of_the_pause_and_the_request_still_counts_as_received(clerk):
    Agency.objects.filter(pk=agency().pk).update(reply_address="desk@police.example")
    pause(stage="intake", agency_reply="We are pausing the review of requests from Hong Kong.")
    request = receive(clerk, facts(agency=Agency.objects.get()))
    notice = Notice.objects.get()
    assert (notice.kind, notice.address) == ("request.received_while_paused", "desk@police.example")
    assert notice.context["replies"] == ["We are pausing the review of requests from Hong Kong."]
    assert request.state == "received"


def test_a_scheduled_pause_is_not_told_of_yet(clerk):
    pause(starts_at=timezone.now() + timedelta(days=1))
    receive(clerk, facts(officer=NewOfficer("Insp. Made Up", email="made.up@police.example")))
    assert Notice.objects.get().kind == "request.received"


def test_a_new_agency_comes_in_unverified_and_once(clerk):
    new = NewAgency("Made-up Customs of Hong Kong", jurisdiction("HK"))
    one, other = receive(clerk, facts(agency=new)), receive(clerk, facts(agency=new))
    assert one.agency == other.agency
    assert not one.agency.is_verified


def test_attachments_are_kept_under_names_that_tell_nothing(clerk, settings):
    receive(clerk, facts(attachments=(paper("../../etc/Wong\u202etxt.txt"),)))
    kept = Attachment.objects.get()
    assert kept.name == "Wongtxt.txt"
    assert kept.media_type == "text/plain"
    assert "Wong" not in str(kept.file.name)
    assert len(files(settings)) == 1


def test_attachments_of_a_request_that_is_not_taken_leave_no_file(clerk, settings):
    receive(clerk, facts(agency_reference="HK/7"))
    queue().jurisdictions.add(jurisdiction("US"))
    with pytest.raises(NoQueue):
        receive(clerk, facts(attachments=(paper(),)))
    assert not files(settings)


@pytest.mark.parametrize(
    ("request_type", "place", "regimes"),
    [
        ("epoc", "DE", {"epoc", "service_level"}),
        ("preservation", "US", {"us_2703f", "service_level"}),
        ("preservation", "HK", {"preservation", "service_level"}),
        ("mlat", "HK", {"mlat", "service_level"}),
        ("cloud_act", "GB", {"cloud_act", "service_level"}),
        ("budapest_7", "DE", {"budapest_7", "service_level"}),
    ],
)
def test_each_type_starts_the_clocks_of_its_law(request_type, place, regimes):
    request = receive(None, facts(type=request_type, agency=agency(jurisdiction(place))))
    assert {clock.regime for clock in request.clocks.all()} == regimes
    assert request.due_at == min(clock.due_at for clock in request.clocks.all())
