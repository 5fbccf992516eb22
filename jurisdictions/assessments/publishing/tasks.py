"""What Celery makes for publications."""

import time

from celery import shared_task

from jurisdictions.assessments.publishing.acts.make_export import make, take

SECONDS_A_RUN = 30.0  # under the broker's visibility timeout, after which a task would run twice


@shared_task(name="publishing.make_exports", ignore_result=True)
def make_exports() -> int:
    """Make the files that wait; returns how many are ready. It can run twice at once, and be killed."""
    until, ready = time.monotonic() + SECONDS_A_RUN, 0
    while time.monotonic() < until and (export := take()):
        ready += make(export)
    return ready
