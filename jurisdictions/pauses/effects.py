"""What pauses do to requests, told by a room above: pauses themselves know no request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

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


Counter = Callable[[Sequence[Pause]], dict[int, Effect]]
Forecaster = Callable[[PauseScope], Effect]

_counters: list[Counter] = []
_forecasters: list[Forecaster] = []


def register(counter: Counter, forecaster: Forecaster) -> None:
    """The room that knows requests says how their numbers are found."""
    _counters[:] = [counter]
    _forecasters[:] = [forecaster]


def effects_of(pauses: Sequence[Pause]) -> dict[int, Effect]:
    """What each of these pauses does now, by its id."""
    found = _counters[0](pauses) if _counters and pauses else {}
    return {pause.pk: found.get(pause.pk, Effect()) for pause in pauses}


def forecast(scope: PauseScope) -> Effect:
    """What a pause of this scope would do if it began now."""
    return _forecasters[0](scope) if _forecasters else Effect()
