"""What happens by itself after a broken glass: people are told. The pause begins again without any job."""

from celery import shared_task

from jurisdictions.assessments.break_glass.acts.tell_again import tell_again, to_tell
from portal.acts.refusals import Refusal

BATCH = 200


@shared_task(name="break_glass.tell_again", ignore_result=True)
def tell_of_pauses_in_force_again() -> int:
    """Tell of pauses that began again; returns how many. It can run twice at once."""
    done = 0
    for asked in to_tell()[:BATCH]:
        try:
            tell_again(asked)
        except Refusal:
            continue
        done += 1
    return done
