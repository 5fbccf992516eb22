"""When a clock is really due. A law's clock runs on under a pause; one of the desk's own stops meanwhile.

The time under a pause is worked out from the periods of pauses and is written nowhere, so that it is
right however pauses come and go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from jurisdictions.pauses.models import Pause, Stage
from reviews.covering import pauses_covering
from reviews.models import Clock, Request, State
from reviews.regimes import name_of, source_of

AFTER_REVIEW = (State.APPROVED, State.PRODUCED)


@dataclass(frozen=True)
class Running:
    """A clock at a moment: the pauses that hold its request, and what they do to it."""

    clock: Clock
    at: datetime
    pauses: list[Pause] = field(default_factory=list)  # in force, holding back the request's next step
    paused_for: timedelta = timedelta()

    @property
    def due_at(self) -> datetime:
        """When it is due; for a clock that is stopped, as if it went on at this moment."""
        return self.clock.due_at + self.paused_for

    @property
    def is_stopped(self) -> bool:
        """Whether a pause stops it now."""
        return bool(self.pauses) and not self.clock.statutory

    @property
    def is_overdue(self) -> bool:
        return self.due_at <= self.at and not self.is_stopped

    @property
    def left(self) -> timedelta:
        """The time that is left; below zero when it is overdue."""
        return self.due_at - self.at

    @property
    def left_in_words(self) -> str:
        """“3 days, 4 hours”; none is left of one that was overdue when the pause began."""
        return timeuntil(self.due_at, self.at) if self.left > timedelta() else _("nothing")

    @property
    def name(self) -> str:
        return name_of(self.clock.regime)

    @property
    def source(self) -> str:
        return source_of(self.clock.regime)


def running(clocks: Iterable[Clock], at: datetime | None = None) -> list[Running]:
    """These clocks as they stand, in their order. Their requests are to be loaded with them."""
    clocks, now = list(clocks), at or timezone.now()
    covering = pauses_covering({clock.request_id for clock in clocks})
    return [_one(clock, covering.get(clock.request_id, []), now) for clock in clocks]


def _one(clock: Clock, covering: Sequence[Pause], now: datetime) -> Running:
    blocking = [pause for pause in covering if _blocks(pause, clock.request)]
    in_force = [pause for pause in blocking if now in pause.period]
    if clock.statutory:
        return Running(clock, now, in_force)
    until = min(clock.stopped_at or now, now)
    return Running(clock, now, in_force, _under(blocking, clock, until))


def _blocks(pause: Pause, request: Request) -> bool:
    """Whether it holds back the work: review, or production once the decision is approved."""
    return pause.stage != Stage.PRODUCTION or request.state in AFTER_REVIEW


def _under(pauses: Sequence[Pause], clock: Clock, until: datetime) -> timedelta:
    """The time from the start to `until` that lies under any of the pauses, counted once."""
    total, counted = timedelta(), clock.started_at
    for since, to in sorted(_spans(pauses, clock, until)):
        start = max(since, counted)
        if to > start:
            total += to - start
            counted = to
    return total


def _spans(pauses: Sequence[Pause], clock: Clock, until: datetime) -> Iterable[tuple[datetime, datetime]]:
    for pause in pauses:
        since = pause.period.lower
        if pause.stage == Stage.PRODUCTION:
            since = max(since, clock.request.state_since)  # before the approval it kept nothing back
        yield since, min(pause.period.upper or until, until)
