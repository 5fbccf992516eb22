"""What pauses do by themselves: remind and escalate. They never end by themselves."""

from collections.abc import Callable, Iterable

from celery import shared_task

from jurisdictions.pauses.acts.remind import escalatable, escalate, remind, to_remind_of
from jurisdictions.pauses.models import Pause
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


def _each(rows: Iterable[Pause], act: Callable[[Pause], None]) -> int:
    done = 0
    for row in rows:
        try:
            act(row)
        except Refusal:
            continue
        done += 1
    return done
