"""The Celery application: it wakes deliveries and runs what beat schedules."""

import os
from contextlib import AbstractContextManager, suppress

from celery import Celery
from celery.signals import (
    after_task_publish,
    beat_init,
    heartbeat_sent,
    task_postrun,
    task_prerun,
    worker_process_init,
)

from portal.embedded.spawn import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("abeyance")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

_doors: dict[str, AbstractContextManager[None]] = {}


@task_prerun.connect
def _enter(task_id: str, **_: object) -> None:
    """Whatever a task does, the ledger says that a job did it."""
    from portal.acts.channel import through
    from portal.ledger.models import Event

    door = _doors[task_id] = through(Event.Channel.TASK)
    door.__enter__()


@task_postrun.connect
def _leave(task_id: str, **_: object) -> None:
    _doors.pop(task_id).__exit__(None, None, None)


@worker_process_init.connect
def _end_with_the_worker(**_: object) -> None:
    """A killed worker leaves no busy child, whose task another worker would take as well."""
    die_with_parent()


@heartbeat_sent.connect
def _worker_lives(**_: object) -> None:
    _say_alive("worker")


@beat_init.connect
def _beat_started(**_: object) -> None:
    """From now on each job this process publishes shows that the scheduler lives."""
    after_task_publish.connect(_beat_lives)


def _beat_lives(**_: object) -> None:
    _say_alive("beat")


def _say_alive(name: str) -> None:
    from portal import heartbeat

    with suppress(Exception):  # Redis is away: `/health` says so
        heartbeat.beat(name)
