"""How a place stands under pauses: open, paused, partly, or paused at a later moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.pauses.models import Nexus, Pause, Stage


class State(models.TextChoices):
    """From nothing to everything."""

    OPEN = "open", _("Open")
    SCHEDULED = "scheduled", _("Scheduled")
    PARTLY = "partly", _("Partly paused")
    PAUSED = "paused", _("Paused")


RANK = {state: rank for rank, state in enumerate(State)}


@dataclass(frozen=True)
class Standing:
    """How one place stands for one service, and the pause that says most about it."""

    state: State = State.OPEN
    pause: Pause | None = None


def is_whole(pause: Pause, at: datetime) -> bool:
    """Whether it stops the review of every request that agencies of its jurisdiction send for its services.

    Exceptions do not make it less: each of them passes one request, by an act of its own.
    """
    return (
        not (pause.request_types or pause.excluded_types or pause.data_categories)
        and pause.nexus != Nexus.USER
        and pause.stage != Stage.PRODUCTION
        and not pause.new_only
        and not any(begins <= at for begins in pause.release_at)
    )


def standing(pause: Pause, at: datetime, *, takes_all_of_it: bool) -> Standing:
    """What one pause that reaches a place makes of it. `takes_all_of_it`: no part of the place is free."""
    if pause.period.lower > at:
        return Standing(State.SCHEDULED, pause)
    whole = takes_all_of_it and is_whole(pause, at)
    return Standing(State.PAUSED if whole else State.PARTLY, pause)


def most(standings: Iterable[Standing]) -> Standing:
    """The strongest of several, the first of equals."""
    return max(standings, key=lambda each: RANK[each.state], default=Standing())


def over_services(states: Iterable[State]) -> State:
    """The state of a whole place, from its states for each service: paused only if all of them are."""
    found = set(states) or {State.OPEN}
    if len(found) == 1:
        return found.pop()
    if found & {State.PAUSED, State.PARTLY}:
        return State.PARTLY
    return State.SCHEDULED
