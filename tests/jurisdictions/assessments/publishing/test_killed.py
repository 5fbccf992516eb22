"""The process that makes a file is killed over it, for real: the row stays, the next process ends it."""

import hashlib
import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from jurisdictions.assessments.publishing.acts.export import ask_export
from jurisdictions.assessments.publishing.models import Export, Publication
from portal.celery import app
from portal.ledger.models import Event
from tests.factories.publications import begun
from tests.support.waiting import somebody_waits_for_a_lock, until
from tests.support.worker import celery_process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R86")]


def test_a_file_whose_maker_was_killed_is_made_by_the_next_one_and_once(
    found, author, smtp_sink, transactional_db
):
    made = begun(found, author)
    row = ask_export(author, made, format="json")  # its COMMIT wakes the worker that is about to start
    with transaction.atomic():
        # The file can be made; keeping it waits for this transaction.
        Publication.objects.select_for_update().get(pk=made.pk)
        with celery_process("worker", "--pool=solo", mail_port=smtp_sink.port) as worker:
            until(somebody_waits_for_a_lock)
            os.kill(worker.pid, 9)
            worker.wait()
    until(lambda: not somebody_waits_for_a_lock())
    row.refresh_from_db()
    assert (row.state, row.attempts, row.content) == ("running", 1, None)
    Export.objects.filter(pk=row.pk).update(
        leased_until=timezone.now() - timedelta(seconds=1)
    )  # two minutes on
    with celery_process("worker", "--pool=solo", mail_port=smtp_sink.port):
        for _time in range(2):
            app.send_task("publishing.make_exports")
        until(lambda: Export.objects.get(pk=row.pk).state == "ready")
    row.refresh_from_db()
    assert row.attempts == 2
    assert hashlib.sha256(bytes(row.content or b"")).hexdigest() == row.sha256
    assert Event.objects.filter(verb="publication.export_made").count() == 1
