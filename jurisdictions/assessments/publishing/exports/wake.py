"""Wakes the worker; the sweep finds what was not woken."""

import logging

from django.db import transaction

log = logging.getLogger(__name__)


def wake_after_commit() -> None:
    transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    from portal.celery import app

    try:
        app.send_task("publishing.make_exports", retry=False, ignore_result=True)
    except Exception as error:  # any transport's own error: the row is written, nothing is lost
        log.warning("could not wake the worker: %s", type(error).__name__)
