"""What is owed gets through: once where nothing breaks, at least once where something does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from portal.notifications import deliver
from portal.notifications.deliver import deliver_owed
from portal.notifications.models import Delivery, Notice
from tests.factories.notices import notice
from tests.factories.people import person
from tests.support.mail import MailSink, free_port

pytestmark = pytest.mark.django_db


def by_mail(of: Notice) -> Delivery:
    return of.deliveries.get(channel=Delivery.Channel.EMAIL)


def make_due() -> None:
    Delivery.objects.update(next_attempt_at=timezone.now())


def test_a_notice_arrives_as_a_mail_with_its_key(smtp_sink: MailSink):
    owed = notice(person(email="mei@desk.example"))
    assert deliver_owed() == 2
    (mail,) = smtp_sink.messages
    assert mail["To"] == "mei@desk.example"
    assert mail["X-Abeyance-Key"] == str(owed.key)
    assert str(owed.key) in mail["Message-ID"]
    assert mail["Subject"] == "You now hold a role: Reviewer for Hong Kong"
    assert by_mail(owed).delivered_at is not None


def test_a_second_sweep_sends_nothing_again(smtp_sink: MailSink):
    notice()
    deliver_owed()
    assert deliver_owed() == 0
    assert len(smtp_sink.messages) == 1


def test_an_address_outside_gets_its_mail(smtp_sink: MailSink):
    notice(address="liaison@police.example")
    deliver_owed()
    assert smtp_sink.messages[0]["To"] == "liaison@police.example"


def test_a_refused_mail_stays_owed_and_says_why_without_the_address(smtp_sink: MailSink):
    smtp_sink.refuse = True
    owed = notice(person(email="mei@desk.example"))
    deliver_owed()
    failed = by_mail(owed)
    assert failed.delivered_at is None
    assert failed.last_error == "SMTPDataError 451"
    assert failed.next_attempt_at > timezone.now() + timedelta(seconds=5)
    smtp_sink.refuse = False
    make_due()
    deliver_owed()
    assert by_mail(owed).delivered_at is not None
    assert by_mail(owed).last_error == ""


def test_a_mail_server_that_is_away_stops_the_sweep_early(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    for _ in range(6):
        notice(address="liaison@police.example")
    deliver_owed()
    assert Delivery.objects.filter(attempts=1).count() == deliver.FAILURES_IN_A_ROW
    assert set(Delivery.objects.filter(attempts=1).values_list("last_error", flat=True)) == {
        "ConnectionRefusedError"
    }


def test_each_wait_is_longer_up_to_an_hour():
    waits = [deliver.next_attempt(attempts) - timezone.now() for attempts in (1, 2, 3, 20, 500)]
    seconds = [round(wait.total_seconds()) for wait in waits]
    assert seconds == [10, 20, 40, 3600, 3600]


def test_in_the_end_a_delivery_is_given_up_and_can_be_seen(smtp_sink: MailSink):
    smtp_sink.refuse = True
    owed = notice()
    Delivery.objects.update(attempts=deliver.MOST_ATTEMPTS - 1)
    deliver_owed()
    assert by_mail(owed).given_up_at is not None
    make_due()
    smtp_sink.refuse = False
    deliver_owed()
    assert smtp_sink.messages == []


def test_nothing_is_sent_to_somebody_who_left(smtp_sink: MailSink):
    leaver = person()
    owed = notice(leaver)
    leaver.is_active = False
    leaver.save()
    deliver_owed()
    assert smtp_sink.messages == []
    assert by_mail(owed).last_error == "PersonLeft"


def test_a_notice_without_a_template_does_not_hold_up_the_others(smtp_sink: MailSink):
    broken = notice(kind="no.such.kind")
    notice()
    deliver_owed()
    assert len(smtp_sink.messages) == 1
    assert by_mail(broken).last_error == "TemplateDoesNotExist"


@pytest.mark.django_db(transaction=True)
def test_what_somebody_took_and_never_finished_is_taken_again_when_the_lease_ends(smtp_sink: MailSink):
    notice()
    deliver._take(), deliver._take()  # by somebody who is killed now
    assert deliver_owed() == 0
    make_due()  # the lease has ended
    assert deliver_owed() == 2
    assert len(smtp_sink.messages) == 1


@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_once_send_each_mail_once(smtp_sink: MailSink):
    for _ in range(20):
        notice(address="liaison@police.example")

    def sweep() -> int:
        try:
            return deliver_owed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        done = sum(pool.map(lambda _: sweep(), range(4)))
    assert done == 20
    keys = [mail["X-Abeyance-Key"] for mail in smtp_sink.messages]
    assert len(keys) == len(set(keys)) == 20


def test_the_next_one_is_found_by_its_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        due = deliver.owed().filter(next_attempt_at__lte=timezone.now()).order_by("next_attempt_at", "pk")
        assert "deliveries_owed" in due[:1].explain()
