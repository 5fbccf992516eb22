"""What watching does by itself: look, mark, remind. It never ends a pause and never decides."""

from celery import shared_task

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import State
from jurisdictions.assessments.watching.acts.hit import hit
from jurisdictions.assessments.watching.acts.outdate import outdate, to_act_on
from jurisdictions.assessments.watching.acts.remind import remind, to_remind_of
from jurisdictions.assessments.watching.looks import LOOKS
from jurisdictions.assessments.watching.models import Watch
from portal.acts.refusals import Refusal


@shared_task(name="watching.look", ignore_result=True)
def look() -> int:
    """Write down what is seen, one assessment after the other, and act on it; returns how many signals.

    It finds its work by the state of things. Killed half-way, or run twice at once, it does each thing once:
    a signal has a key, and what was written and not acted on is acted on first.
    """
    seen = 0
    for waiting in to_act_on():
        _outdate(waiting)
    signed = Assessment.objects.filter(state=State.SIGNED).select_related("jurisdiction", "template")
    for found in signed.order_by("pk"):
        number = sum(_look(watch, found) for watch in found.watches.filter(stopped_at=None))
        if number:
            _outdate(found)
        seen += number
    return seen


@shared_task(name="watching.remind", ignore_result=True)
def remind_of_ends() -> int:
    """Tell of decisions that end soon or have ended; returns how many. It can run twice at once."""
    done = 0
    for watch in to_remind_of():
        try:
            remind(watch)
        except Refusal:
            continue
        done += 1
    return done


def _look(watch: Watch, found: Assessment) -> int:
    watch.assessment = found
    number = 0
    for signal in LOOKS[watch.kind](watch) if watch.kind in LOOKS else ():
        try:
            hit(watch, signal)
        except Refusal:
            continue
        number += 1
    return number


def _outdate(found: Assessment) -> None:
    try:
        outdate(found)
    except Refusal:
        return  # another run was quicker
