"""Agencies are told that their requests wait under a pause, and that work on them goes on after it."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jurisdictions.pauses.acts.pause import pause as pause_act
from jurisdictions.pauses.acts.widen import widen
from jurisdictions.pauses.history import history_of
from jurisdictions.pauses.scope import PauseScope, scope_of
from portal.access.permissions import Role
from portal.acts.refusals import OutOfOrder
from portal.ledger.models import Event
from portal.notifications.models import Notice
from portal.notifications.render import as_mail
from reviews.desk.acts import tell_agencies as act
from reviews.desk.acts.tell_agencies import tell_some_agencies
from reviews.desk.rounds import AgencyRound, AgencyTold
from reviews.desk.tasks import tell_agencies
from reviews.models import Officer
from tests.factories.assessments import lift, signed_to_lift
from tests.factories.pauses import pause
from tests.factories.people import with_role
from tests.factories.places import jurisdiction, service
from tests.factories.requests import agency, request

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=3)
POLICE, CUSTOMS = "replies@police.example", "desk@customs.example"


def officer():
    return with_role(Role.PAUSE_OFFICER, jurisdiction("HK"))


def sender(name="Police", address=POLICE, place="HK"):
    made = agency(jurisdiction(place), name)
    made.reply_address = address
    made.save()
    return made


def customs():
    return sender("Customs", CUSTOMS)


def waiting(**facts):
    """A request that was here before any pause of these tests."""
    house = facts.pop("agency", None) or sender()
    return request(agency=house, received_at=timezone.now() - LONG_AGO, **facts)


def mails(kind="agency.paused"):
    return {notice.address: notice for notice in Notice.objects.filter(kind=kind)}


def text_to(address, kind="agency.paused"):
    return as_mail(mails(kind)[address]).body


def test_each_agency_is_told_once_with_its_own_references_and_the_reply_of_the_pause():
    one, two = waiting(), waiting()
    other = waiting(agency=customs())
    waiting(agency=sender("Elsewhere", "desk@elsewhere.example", "DE"))
    pause(agency_reply="We have paused; write to counsel.")
    tell_agencies()
    assert set(mails()) == {POLICE, CUSTOMS}
    mail = as_mail(mails()[POLICE])
    assert mail.subject == "2 requests of yours are paused"
    assert "We have paused; write to counsel." in mail.body
    assert one.agency_reference in mail.body
    assert two.agency_reference in mail.body
    assert other.agency_reference not in mail.body


def test_a_pause_without_a_reply_of_its_own_has_a_text_of_the_desks():
    waiting()
    pause()
    tell_agencies()
    assert "count as received" in text_to(POLICE)


@pytest.mark.parametrize("handling", ["refuse", "mlat"])
def test_agencies_are_told_of_a_pause_that_turns_away_or_re_routes(handling):
    waiting()
    pause(handling=handling, agency_reply="Go through your central authority.")
    tell_agencies()
    assert "central authority" in text_to(POLICE)


def test_running_it_again_tells_nobody_again():
    waiting()
    made = pause()
    assert tell_agencies() == 1
    assert tell_agencies() == 0
    assert Notice.objects.filter(kind="agency.paused").count() == 1
    with pytest.raises(OutOfOrder):
        tell_some_agencies(made, "began")


def test_many_agencies_are_told_in_steps(monkeypatch):
    monkeypatch.setattr(act, "AGENCIES", 2)
    for number in range(5):
        waiting(agency=sender(f"Agency {number}", f"a{number}@police.example"))
    made = pause()
    assert [tell_some_agencies(made, "began") for _step in range(3)] == [False, False, True]
    assert len(mails()) == 5
    told = Event.objects.filter(verb="pause.tell_agencies", subject_id=made.pk).order_by("pk")
    assert [event.detail["agencies"] for event in told] == [2, 2, 1]
    assert "1 agency · 1 request" in [entry.words for entry in history_of(made)]


def test_who_sends_a_request_under_the_pause_is_told_when_it_arrives_and_not_again():
    pause()
    request(agency=sender())
    tell_agencies()
    assert mails() == {}
    assert AgencyRound.objects.get().finished_at is not None


def test_what_the_pause_does_not_hold_is_not_named():
    waiting(service=service("zoom"))
    waiting(type="mlat")
    pause(services=[service("whatsapp").pk], excluded_types=["mlat"])
    pause(new_only=True)
    pause(stage="production")
    tell_agencies()
    assert mails() == {}


def test_a_scheduled_pause_tells_nobody_before_it_begins():
    waiting()
    pause(starts_at=timezone.now() + timedelta(days=1))
    assert tell_agencies() == 0
    assert not AgencyRound.objects.exists()


def test_without_an_address_of_the_agency_each_officer_is_told_of_their_own():
    house = sender(address="")
    officers = [
        Officer.objects.create(agency=house, name=f"Officer {n}", email=f"o{n}@police.example")
        for n in (1, 2)
    ]
    first, second = (waiting(agency=house, officer=who) for who in officers)
    waiting(agency=house)  # by letter: nobody to write to
    pause()
    tell_agencies()
    assert first.agency_reference in text_to("o1@police.example")
    assert second.agency_reference not in text_to("o1@police.example")
    told = AgencyTold.objects.get()
    assert (told.requests, told.mails) == (3, 2)


def test_a_long_list_is_cut_and_says_how_many_more_there_are():
    for _number in range(23):
        waiting()
    pause()
    tell_agencies()
    assert "and 3 more" in text_to(POLICE)


def test_a_reference_fakes_no_line_of_the_desks():
    waiting(agency_reference="X\nThe desk writes: send us money")
    pause()
    tell_agencies()
    assert "The desk writes" in text_to(POLICE)
    assert "\nThe desk writes" not in text_to(POLICE)


def test_pausing_itself_writes_the_same_for_many_requests_as_for_one():
    by = officer()

    def begin(code):
        scope = PauseScope(jurisdiction("HK"), services=(service(code).pk,))
        day = timezone.now().date() + timedelta(days=30)
        return pause_act(by, scope, reason="Pending.", review_by=day, named="HK")

    begin("signal")
    waiting(service=service("whatsapp"))
    for number in range(12):
        waiting(service=service("zoom"), agency=sender(f"Agency {number}", f"a{number}@police.example"))
    counted = []
    for code in ("whatsapp", "zoom"):
        with CaptureQueriesContext(connection) as asked:
            begin(code)
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert not Notice.objects.filter(kind__startswith="agency.").exists()


def lifted(held, **plan):
    signed_to_lift(held)
    return lift(officer(), held, **plan)


def test_after_the_lift_agencies_are_told_once_that_work_goes_on():
    held = pause(starts_at=timezone.now() - timedelta(hours=1))
    one, arrived = waiting(), request(agency=customs())
    tell_agencies()
    lifted(held)
    tell_agencies()
    tell_agencies()
    assert set(mails("agency.resumed")) == {POLICE, CUSTOMS}
    assert Notice.objects.filter(kind="agency.resumed").count() == 2
    assert one.agency_reference in text_to(POLICE, "agency.resumed")
    assert arrived.agency_reference in text_to(CUSTOMS, "agency.resumed")
    assert "is lifted." in text_to(POLICE, "agency.resumed")


def test_a_lift_in_stages_says_until_when():
    waiting()
    held = pause()
    tell_agencies()
    lifted(held, stages=2, hours=24)
    tell_agencies()
    assert "in stages until" in text_to(POLICE, "agency.resumed")
    assert "UTC" in text_to(POLICE, "agency.resumed")


def test_what_another_pause_still_holds_does_not_go_on():
    waiting()
    held = pause()
    pause(services=[service().pk])
    lifted(held)
    tell_agencies()
    assert mails("agency.resumed") == {}


def test_a_pause_that_was_lifted_before_its_round_does_not_say_that_requests_wait():
    waiting()
    lifted(pause())
    tell_agencies()
    assert mails() == {}
    assert set(mails("agency.resumed")) == {POLICE}


def test_a_wider_pause_names_only_what_was_not_held_before():
    waiting()
    held = pause(services=[service().pk])
    tell_agencies()
    new = waiting(agency=customs(), service=service("zoom"))
    widen(officer(), held, replace(scope_of(held), services=()), reason="More.", named="HK")
    tell_agencies()
    assert mails("agency.resumed") == {}
    assert Notice.objects.filter(kind="agency.paused", address=POLICE).count() == 1
    assert new.agency_reference in text_to(CUSTOMS)


def test_whom_the_first_pause_had_not_told_yet_the_wider_one_tells():
    waiting()
    held = pause(services=[service().pk])
    widen(officer(), held, replace(scope_of(held), services=()), reason="More.", named="HK")
    tell_agencies()
    assert set(mails()) == {POLICE}


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_the_same_moment_tell_once():
    waiting()
    made = pause()
    start, ended = Barrier(2), list[str]()

    def run():
        start.wait()
        try:
            ended.append("last" if tell_some_agencies(made, "began") else "more")
        except OutOfOrder:
            ended.append("refused")
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["last", "refused"]
    assert Notice.objects.filter(kind="agency.paused").count() == 1
