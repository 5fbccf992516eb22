"""`make prove`: no step that a pause blocks becomes visible after the pause's COMMIT has returned.

Three runs over every guarded step, together SECONDS long: with the question asked in Python first, with
the guard in the database alone, and, to show that this proof can see a leak at all, with the guard taken
out. The last line gives the total of the first two; exit status 1 on any leak.
"""

import os
import sys

import tests.proofs.ground  # noqa: F401
from tests.proofs import scene as stage
from tests.proofs.cast import Course, Scene
from tests.proofs.race import Result, race
from tests.proofs.steps import STEPS

BLIND_SHARE = 0.15


def run(title: str, url: str, scene: Scene, seconds: float, *, asks_first: bool) -> Result:
    """Race every step, print a line for each, return the sum."""
    print(title, flush=True)
    total = Result()
    for step in STEPS:
        result = race(Course(url, step, scene), seconds / len(STEPS), asks_first=asks_first)
        print(f"  {step.name + ':':<12} {result}", flush=True)
        total += result
        if not result.disclosures:
            total.blind_at.append(step.name)
    return total


def main() -> int:
    """Run the proof; 0 when nothing leaked, 1 on a leak, 2 when the proof could not have seen one."""
    seconds = float(os.environ.get("SECONDS", "60"))
    url = stage.open_database()
    scene = stage.build([step.name for step in STEPS])
    half = seconds * (1 - BLIND_SHARE) / 2
    total = run("rule in Python, guard in the database", url, scene, half, asks_first=True)
    total += run("rule in Python switched off: the guard alone", url, scene, half, asks_first=False)
    stage.take_the_guard_out()
    blind = run("guard taken out: leaks must show here", url, scene, seconds * BLIND_SHARE, asks_first=True)
    if not blind.leaks:
        print("No leak was seen even without the guard: this proof is blind.")
        return 2
    if total.blind_at:
        print(f"Nothing was disclosed at: {', '.join(total.blind_at)}. Nothing is proven there.")
        return 2
    print(total)
    return 1 if total.leaks else 0


if __name__ == "__main__":
    sys.exit(main())
