"""What Celery runs for notices."""

from celery import shared_task
from django.utils import timezone

from portal.notifications.deliver import deliver_owed, owed
from portal.notifications.owe import wake


@shared_task(name="notifications.sweep")
def sweep() -> None:
    """Deliver what is owed; where much is owed, another sweep goes on."""
    if deliver_owed() and owed().filter(next_attempt_at__lte=timezone.now()).exists():
        wake()
