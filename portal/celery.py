"""The Celery application: it wakes deliveries and runs what beat schedules."""

import os

from celery import Celery
from celery.signals import worker_process_init

from portal.embedded.spawn import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("abeyance")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def _end_with_the_worker(**_: object) -> None:
    """A killed worker leaves no busy child, whose task another worker would take as well."""
    die_with_parent()
