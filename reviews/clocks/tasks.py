"""What the clocks do by themselves."""

from celery import shared_task
from django.utils import timezone

from reviews.clocks.acts.remind import remind
from reviews.clocks.due import to_remind_of


@shared_task(name="clocks.remind", ignore_result=True)
def remind_of_deadlines() -> int:
    """Remind of deadlines that come or have passed; returns of how many. It can run twice at once."""
    now = timezone.now()
    return sum(remind(several, now) for several in to_remind_of(now))
