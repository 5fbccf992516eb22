"""One race: disclosers of one step against togglers, for some seconds."""

import multiprocessing
import time
from dataclasses import dataclass, field

from tests.proofs.actors import disclose, toggle
from tests.proofs.cast import Course, Starter

DISCLOSERS = 8
TOGGLERS = 2
# Everybody has this long to begin and to end once told to.
PATIENCE = 60


@dataclass(frozen=True)
class Result:
    """What a race counted."""

    leaks: int = 0
    disclosures: int = 0
    toggles: int = 0
    blind_at: list[str] = field(default_factory=list)  # steps at which nothing was disclosed

    def __add__(self, other: "Result") -> "Result":
        return Result(
            self.leaks + other.leaks,
            self.disclosures + other.disclosures,
            self.toggles + other.toggles,
            self.blind_at + other.blind_at,
        )

    def __str__(self) -> str:
        return f"leaks: {self.leaks} of {self.disclosures} disclosures, {self.toggles} toggles"


def race(course: Course, seconds: float, *, asks_first: bool) -> Result:
    """Run the race. `asks_first`: the disclosers also ask in their own code, as an act does."""
    forked = multiprocessing.get_context("fork")
    starter = Starter(forked.Barrier(DISCLOSERS + TOGGLERS + 1), forked.Event(), forked.Queue())
    people = [forked.Process(target=disclose, args=(course, asks_first, starter)) for _ in range(DISCLOSERS)]
    # Each toggler has scopes of its own: two equal pauses at once are refused.
    people += [
        forked.Process(target=toggle, args=(course, course.scene.scopes[number::TOGGLERS], starter))
        for number in range(TOGGLERS)
    ]
    for process in people:
        process.start()
    starter.ready.wait(PATIENCE)
    time.sleep(seconds)
    starter.stop.set()
    counted = {"leaks": 0, "disclosures": 0, "toggles": 0}
    for _ in range(DISCLOSERS + 2 * TOGGLERS):
        name, number = starter.tally.get(timeout=PATIENCE)
        counted[name] += number
    for process in people:
        process.join(PATIENCE)
        if process.exitcode != 0:
            raise RuntimeError(f"{course.step.name}: a process ended with {process.exitcode}")
    return Result(counted["leaks"], counted["disclosures"], counted["toggles"])
