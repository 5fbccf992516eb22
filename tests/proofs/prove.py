"""`make prove`: no step that a pause blocks becomes visible after the pause's COMMIT has returned.

Two runs over every guarded step count: with the question asked in Python first, and with the guard in the
database alone. In each, pauses of many scopes come and go, some of them are freed under break-glass and begin
again by the clock, a jurisdiction is moved and services of requests are changed. They take SECONDS together.
Then parts of the guard are taken out, to show that this proof can see a leak at all. In the end every step
goes through the pages of two real web processes, which are killed at random, as is the Celery worker, for
SECONDS again, beside the same others (FAULTS=0 leaves this out). On a slow machine it goes on until enough of
each step got through. The last line gives the total; exit status 1 on any leak, 2 when the proof could not
have seen one.
"""

import os
import sys

import tests.proofs.ground  # noqa: F401
from tests.proofs import scene as stage
from tests.proofs.cast import Course, Scene
from tests.proofs.faults.run import race_with_faults
from tests.proofs.race import Result, race
from tests.proofs.seeing import unseen_faults
from tests.proofs.steps import STEPS

BLIND_SHARE = 0.1
# It takes this long until enough was killed to say anything.
SHORTEST_FAULTS = 12.0
# A step at which nothing got through, or a pause beside which nothing passed, is raced again.
TRIES = 5


def run(title: str, url: str, scene: Scene, seconds: float, *, asks_first: bool) -> Result:
    """Race every step, print a line for each, return the sum."""
    print(title, flush=True)
    total = Result()
    for step in STEPS:
        course, result = Course(url, step, scene), Result()
        for _ in range(TRIES):
            result += race(course, seconds / len(STEPS), asks_first=asks_first)
            if result.disclosures:
                break
        print(f"  {step.name + ':':<12} {result.line}", flush=True)
        total += result
        if not result.disclosures:
            total.blind_at.append(step.name)
    return total


def beside(total: Result, url: str, scene: Scene, seconds: float) -> Result:
    """Race until something was seen to pass beside every pause that spares some; return the sum."""
    for _ in range(TRIES):
        if not (shut := _shut(total, scene)):
            break
        course = Course(url, STEPS[0], scene)
        total += race(course, seconds / len(STEPS), asks_first=False, scopes=stage.named(scene, *shut))
    print(f"passed beside a pause, as they should: {_listed(total.passed)}", flush=True)
    return total


def _shut(total: Result, scene: Scene) -> list[str]:
    return [scope.name for scope in scene.scopes if scope.spares and not total.passed[scope.name]]


def _listed(counts: dict[str, int]) -> str:
    return " · ".join(f"{name} {number}" for name, number in counts.items())


def complaint(total: Result, scene: Scene, unseen: list[str]) -> str:
    """Why this run proves nothing; empty when it does."""
    if unseen:
        return f"No leak was seen with this fault: {'; '.join(unseen)}. This proof is blind."
    if total.blind_at:
        return f"Nothing was disclosed at: {', '.join(total.blind_at)}. Nothing is proven there."
    if shut := _shut(total, scene):
        return f"Nothing passed beside a pause with: {', '.join(shut)}. Nothing is proven of it."
    return ""


def kill_meanwhile(url: str, scene: Scene, seconds: float) -> tuple[Result, bool]:
    """The race through the pages of a site that is being killed; whether all was well at its end."""
    print("the pages of a site whose processes are killed", flush=True)
    outcome = race_with_faults(url, scene, max(SHORTEST_FAULTS, seconds))
    for line in [*outcome.lines, outcome.story, *outcome.wrongs]:
        print(f"  {line}", flush=True)
    return outcome.result, not outcome.wrongs


def main() -> int:
    """Run the proof."""
    seconds = float(os.environ.get("SECONDS", "60"))
    url = stage.open_database()
    scene = stage.build([step.name for step in STEPS])
    stage.check_scopes(Course(url, STEPS[0], scene))
    total = run("rule in Python, guard in the database", url, scene, seconds / 2, asks_first=True)
    total += run("rule in Python switched off: the guard alone", url, scene, seconds / 2, asks_first=False)
    total = beside(total, url, scene, seconds / 2)
    why = complaint(total, scene, unseen_faults(url, scene, seconds * BLIND_SHARE))
    well = True
    if os.environ.get("FAULTS", "1") != "0":
        more, well = kill_meanwhile(url, scene, seconds)
        total += more
    if why:
        print(why)
    print(total)
    if total.leaks or not well:
        return 1
    return 2 if why else 0


if __name__ == "__main__":
    sys.exit(main())
