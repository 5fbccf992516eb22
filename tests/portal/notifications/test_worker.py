"""The same with a real worker, and with one that is killed."""

import time

import pytest
from django.utils import timezone

from portal.celery import app
from portal.notifications.models import Delivery
from tests.factories.notices import notice
from tests.support.mail import MailSink
from tests.support.worker import celery_process

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_notice_leaves_as_soon_as_its_act_is_done(celery_worker_process, smtp_sink: MailSink):
    owed = notice()
    (mail,) = smtp_sink.wait_for(1)
    assert mail["X-Abeyance-Key"] == str(owed.key)


def test_many_notices_each_arrive_once(celery_worker_process, smtp_sink: MailSink):
    keys = {str(notice(address="liaison@police.example").key) for _ in range(60)}
    mails = smtp_sink.wait_for(60, seconds=30)
    time.sleep(0.5)
    assert sorted(mail["X-Abeyance-Key"] for mail in mails) == sorted(keys)


def test_a_worker_that_is_killed_delays_a_notice_and_loses_none(smtp_sink: MailSink):
    smtp_sink.refuse = True
    with celery_process("worker", "--pool=threads", "--concurrency=2", mail_port=smtp_sink.port) as first:
        keys = {str(notice(address="liaison@police.example").key) for _ in range(20)}
        wait_until_one_is_taken()
        first.kill()
    smtp_sink.refuse = False
    Delivery.objects.update(next_attempt_at=timezone.now())  # leases and waits have ended
    with celery_process("worker", "--pool=threads", "--concurrency=2", mail_port=smtp_sink.port):
        app.send_task("notifications.sweep")  # as beat does every ten seconds
        mails = smtp_sink.wait_for(20, seconds=30)
    assert {mail["X-Abeyance-Key"] for mail in mails} == keys


def wait_until_one_is_taken() -> None:
    deadline = time.monotonic() + 15
    while not Delivery.objects.filter(attempts__gt=0).exists():
        assert time.monotonic() < deadline, "the worker took nothing"
        time.sleep(0.02)
