"""The job is killed half-way, for real, and run again: each signal is acted on once."""

import os
from datetime import date

import pytest
from django.db import transaction

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.watching.acts.hit import hit
from jurisdictions.assessments.watching.looks import Signal
from jurisdictions.assessments.watching.models import Watch, WatchHit
from jurisdictions.assessments.watching.tasks import look
from jurisdictions.models import LegalAmendment
from portal.celery import app
from portal.notifications.models import Notice
from tests.support.waiting import somebody_waits_for_a_lock, until
from tests.support.worker import celery_process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R81")]


def states():
    return set(Assessment.objects.values_list("state", flat=True))


def test_a_job_killed_between_the_signal_and_the_mark_leaves_nothing_undone_or_done_twice(
    scene, smtp_sink, transactional_db
):
    first, second = scene.signed(), scene.signed()
    for found in (first, second):
        LegalAmendment.objects.create(instrument=found.instrument, title=f"Act {found.pk}")
    with celery_process("worker", "--pool=solo", mail_port=smtp_sink.port) as worker:
        with transaction.atomic():
            # Its signals can be written; the mark on the second one waits for this transaction.
            Assessment.objects.select_for_update(no_key=True).get(pk=second.pk)
            app.send_task("watching.look")
            until(WatchHit.objects.filter(watch__assessment=second).exists)
            until(somebody_waits_for_a_lock)
            os.kill(worker.pid, 9)
            worker.wait()
        until(lambda: not somebody_waits_for_a_lock())
    assert set(Assessment.objects.values_list("pk", "state")) == {
        (first.pk, "outdated"),
        (second.pk, "signed"),
    }
    with celery_process("worker", "--pool=solo", mail_port=smtp_sink.port):
        app.send_task("watching.look")
        app.send_task("watching.look")
        until(lambda: states() == {"outdated"})
        until(lambda: not WatchHit.objects.filter(told_at=None).exists())
    assert WatchHit.objects.count() == 2
    assert Notice.objects.filter(kind="assessment.outdated").count() == 2 * len(scene.people)


def test_what_was_written_down_and_not_acted_on_is_acted_on_first(scene):
    found = scene.signed()
    hit(Watch.objects.get(assessment=found, kind="case"), Signal("case:1", f"A case of {date(2026, 3, 1)}."))
    look()
    assert Assessment.objects.get(pk=found.pk).outdated_because == "A case of 2026-03-01."
