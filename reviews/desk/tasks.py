"""What the desk does by itself."""

from celery import shared_task
from django.utils import timezone

from jurisdictions.pauses.models import Pause
from portal.acts.refusals import Refusal
from reviews.desk.acts.back_to_triage import back_to_triage, outlived
from reviews.desk.acts.release import end_stale_claim
from reviews.desk.acts.tell_agencies import tell_some_agencies, untold
from reviews.desk.models import Claim
from reviews.desk.rounds import AgencyRound

BATCH = 200
MOST_STEPS = 20  # of one pause in one run; the next run goes on


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


@shared_task(name="desk.tell_agencies", ignore_result=True)
def tell_agencies() -> int:
    """Tell agencies of pauses that began or ended; returns how many steps it took. It can run twice at once.

    A pause writes one row, however many requests it holds: whom that concerns is found here, by state.
    """
    steps = 0
    for occasion in AgencyRound.Occasion.values:
        for pause in untold(occasion)[:BATCH]:
            steps += _tell_agencies_of(pause, occasion)
    return steps


def _tell_agencies_of(pause: Pause, occasion: str) -> int:
    for steps in range(MOST_STEPS):
        try:
            if tell_some_agencies(pause, occasion):
                return steps + 1
        except Refusal:
            return steps
    return MOST_STEPS


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
