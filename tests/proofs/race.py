"""One race: disclosers of one step against togglers, a mover and a changer, for some seconds."""

import time
from collections import Counter
from dataclasses import dataclass, field

from tests.proofs.actors import disclose, toggle
from tests.proofs.cast import Course, Scope
from tests.proofs.changers import Terrain, change_service, move, routes
from tests.proofs.crowd import let_run
from tests.proofs.watch import leaks_at

DISCLOSERS = 8
TOGGLERS = 2


@dataclass(frozen=True)
class Result:
    """What a race counted."""

    leaks: int = 0
    disclosures: int = 0
    toggles: int = 0
    moves: int = 0
    changes: int = 0
    glasses: int = 0
    # By the name of the scope: steps that passed beside a pause which does not hold them.
    passed: Counter[str] = field(default_factory=Counter)
    blind_at: list[str] = field(default_factory=list)  # steps at which nothing was disclosed

    def __add__(self, other: "Result") -> "Result":
        return Result(
            self.leaks + other.leaks,
            self.disclosures + other.disclosures,
            self.toggles + other.toggles,
            self.moves + other.moves,
            self.changes + other.changes,
            self.glasses + other.glasses,
            self.passed + other.passed,
            self.blind_at + other.blind_at,
        )

    def __str__(self) -> str:
        return f"{self.count}, {self.toggles} toggles"

    @property
    def count(self) -> str:
        """What matters alone."""
        return f"leaks: {self.leaks} of {self.disclosures} disclosures"

    @property
    def line(self) -> str:
        """The same, with who else took part."""
        return f"{self.count}, {self.around}"

    @property
    def around(self) -> str:
        """Who else took part."""
        others = f"{self.moves} moves, {self.changes} changes of service, {self.glasses} broken glasses"
        return f"{self.toggles} toggles, {others}"


def race(course: Course, seconds: float, *, asks_first: bool, scopes: "list[Scope] | None" = None) -> Result:
    """Run the race. `asks_first`: the disclosers also ask in their own code, as an act does."""
    scopes = scopes or [scope for scope in course.scene.scopes if scope.frees < seconds / 2]
    # Each toggler has scopes of its own: two equal pauses at once are refused.
    shares = [share for number in range(TOGGLERS) if (share := scopes[number::TOGGLERS])]
    terrain = Terrain(course.url, (course.step,), tuple(course.requests), course.scene)
    counted = let_run(
        [
            *[(disclose, (course, asks_first))] * DISCLOSERS,
            *[(toggle, (course, share)) for share in shares],
            *[(move, (terrain, *what)) for what in routes(course.scene.places)],
            (change_service, (terrain,)),
        ],
        meanwhile=lambda: time.sleep(seconds),
    )
    names = (leaks_at(course.step.name), "disclosures", "toggles", "moves", "changes", "glasses")
    leaks, disclosures, toggles, moves, changes, glasses = (counted.pop(name, 0) for name in names)
    return Result(leaks, disclosures, toggles, moves, changes, glasses, passed=counted)
