"""What Celery runs for the ledger."""

from celery import shared_task

from portal import heartbeat
from portal.ledger.seal import seal_all


@shared_task(name="ledger.seal")
def seal() -> None:
    """Seal what waits. Only beat asks for it, so it is also beat's sign of life."""
    heartbeat.beat("beat")
    seal_all()
