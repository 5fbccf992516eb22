"""What the desk does by itself."""

from celery import shared_task
from django.utils import timezone

from portal.acts.refusals import Refusal
from reviews.desk.acts.back_to_triage import back_to_triage, outlived
from reviews.desk.acts.release import end_stale_claim
from reviews.desk.models import Claim

BATCH = 200


@shared_task(name="desk.back_to_triage", ignore_result=True)
def return_after_lifts() -> int:
    """Put requests back that were decided before a lift; returns how many. It can run twice at once."""
    returned = 0
    for decision in outlived()[:BATCH]:
        try:
            back_to_triage(decision)
        except Refusal:
            continue
        returned += 1
    return returned


@shared_task(name="desk.end_stale_claims", ignore_result=True)
def end_stale_claims() -> int:
    """Put requests back whose lease is over; returns how many. It can run twice at once."""
    stale = Claim.objects.filter(ended_at=None, expires_at__lte=timezone.now())
    ended = 0
    for claim in stale.select_related("request", "person")[:BATCH]:
        try:
            end_stale_claim(claim)
        except Refusal:
            continue
        ended += 1
    return ended
