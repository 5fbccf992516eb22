"""What Celery runs for drafts."""

from celery import shared_task

from portal.drafts.keep import forget_old


@shared_task(name="drafts.forget_old")
def forget_old_drafts() -> None:
    """Remove what nobody came back to."""
    forget_old()
