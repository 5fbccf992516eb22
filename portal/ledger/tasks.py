"""What Celery runs for the ledger."""

from celery import shared_task

from portal.ledger.seal import seal_all


@shared_task(name="ledger.seal")
def seal() -> None:
    """Seal what waits."""
    seal_all()
