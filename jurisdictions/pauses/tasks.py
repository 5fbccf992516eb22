"""What pauses do by themselves: remind and escalate. They never end by themselves."""

from celery import shared_task

from jurisdictions.pauses.acts.remind import escalate, escalatable, remind, to_remind_of
from portal.acts.refusals import Refusal

BATCH = 200


@shared_task(name="pauses.remind", ignore_result=True)
def remind_of_reviews() -> int:
    """Tell owners of reviews that come near or are due; returns how many. It can run twice at once."""
    return _each(to_remind_of()[:BATCH], remind)


@shared_task(name="pauses.escalate", ignore_result=True)
def escalate_uncountersigned() -> int:
    """Tell the accountable executives of pauses that nobody countersigned within a day, once each."""
    return _each(escalatable()[:BATCH], escalate)


def _each(rows, act):  # type: ignore[no-untyped-def]
    done = 0
    for row in rows:
        try:
            act(row)
        except Refusal:
            continue
        done += 1
    return done
