"""What pauses do to requests, told by a room above: pauses themselves know no request."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from jurisdictions.models import Service
from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.scope import PauseScope


@dataclass(frozen=True)
class Effect:
    """Open requests under a pause: `held` at their next step, `covered` in all."""

    held: int = 0
    covered: int = 0
    in_hand: int = 0
    approved_not_delivered: int = 0
    emergencies: int = 0
    by_service: dict[int, int] = field(default_factory=dict)
    by_type: dict[str, int] = field(default_factory=dict)

    @property
    def held_later(self) -> int:
        """Covered, and held back only from a step after their next one."""
        return self.covered - self.held


@dataclass(frozen=True)
class Room:
    """What the room that knows requests can tell; pauses themselves know none."""

    effects_of: Callable[[Sequence[Pause]], dict[int, Effect]]
    forecast: Callable[[PauseScope, datetime | None], Effect]
    open_are_at_least: Callable[[int], bool]
    arrivals_under: Callable[[Pause, int], list[datetime]]
    places_with_open: Callable[[], frozenset[int]]
    held_at: Callable[[Sequence[Pause], datetime], dict[int, int]]


_rooms: list[Room] = []
BROAD = 0.25
FEW = 10


def register(room: Room) -> None:
    """The room that knows requests says how their numbers are found."""
    _rooms[:] = [room]


def effects_of(pauses: Sequence[Pause]) -> dict[int, Effect]:
    """What each of these pauses does now, by its id."""
    found = _rooms[0].effects_of(pauses) if _rooms and pauses else {}
    return {pause.pk: found.get(pause.pk, Effect()) for pause in pauses}


def effects_at(pauses: Sequence[Pause], at: datetime | None) -> dict[int, Effect]:
    """What each of these pauses held at a past moment, and no more of its effect; all of it for None, now."""
    if at is None:
        return effects_of(pauses)
    found = _rooms[0].held_at(pauses, at) if _rooms and pauses else {}
    return {pause.pk: Effect(held=found.get(pause.pk, 0)) for pause in pauses}


def forecast(scope: PauseScope, new_from: datetime | None = None) -> Effect:
    """What a pause of this scope would do now; on new requests only, with those new from then on (or now)."""
    return _rooms[0].forecast(scope, new_from) if _rooms else Effect()


@dataclass(frozen=True)
class Freed:
    """What a narrower scope frees: requests `workable` at their next step, unless another pause holds them.

    `is_a_lift` says that nothing stays under it of what is held now, and something is.
    """

    workable: int = 0
    is_a_lift: bool = False


def freed_by(pause: Pause, scope: PauseScope) -> Freed:
    """What becomes free now where this scope takes the place of the pause.

    A request that would only be held from a later step on stays under it: that is no lift.
    """
    held, new_from = effects_of([pause])[pause.pk].held, scope.new_from_after(pause)
    if not held:
        return Freed()
    stays_under = forecast(replace(scope, stage=pause.stage), new_from).held
    return Freed(held - forecast(scope, new_from).held, is_a_lift=not stays_under)


def is_broad(scope: PauseScope, effect: Effect | None = None, new_from: datetime | None = None) -> bool:
    """Whether it takes all services, or holds over a quarter of the open requests (a few are no quarter).

    All services are taken too by whoever names each that is in use. `effect` is the
    forecast, where it was asked for already.
    """
    others = Service.objects.filter(is_active=True).exclude(pk__in=scope.services)
    if not scope.services or not others.exists():
        return True
    held = (effect or forecast(scope, new_from)).held
    return held > FEW and bool(_rooms) and not _rooms[0].open_are_at_least(math.ceil(held / BROAD))


def arrivals_under(pause: Pause, edges: int) -> list[datetime]:
    """Moments of arrival that divide what the pause holds into equal shares, one more than `edges`."""
    return _rooms[0].arrivals_under(pause, edges) if _rooms and edges else []


def places_with_open() -> frozenset[int]:
    """The jurisdictions from which open requests came, by their ids."""
    return _rooms[0].places_with_open() if _rooms else frozenset()
