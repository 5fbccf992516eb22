"""Shows that the race can see a leak at all: each fault is raced until its leaks are seen."""

from tests.proofs.blind import FAULTS, NO_GUARD, taken_out
from tests.proofs.cast import Course, Scene
from tests.proofs.race import Result, race
from tests.proofs.scene import named
from tests.proofs.steps import STEPS

# What shows rarely is raced again, this often at the most.
TRIES = 20
SHORTEST_TRY = 0.6


def unseen_faults(url: str, scene: Scene, seconds: float) -> list[str]:
    """Race every step without the guard, one step with each part of it out; returns what showed no leak."""
    a_try = max(SHORTEST_TRY, seconds / (len(STEPS) + len(FAULTS)))
    unseen = []
    print(f"{NO_GUARD.name}: leaks must show here", flush=True)
    with taken_out(url, NO_GUARD):
        for step in STEPS:
            result = _until_it_leaks(Course(url, step, scene), a_try)
            print(f"  {step.name + ':':<12} {result.line}", flush=True)
            if not result.leaks:
                unseen.append(f"{NO_GUARD.name}, {step.name}")
    print("a part of it taken out: leaks must show here", flush=True)
    for fault in FAULTS:
        with taken_out(url, fault):
            result = _until_it_leaks(Course(url, STEPS[0], scene), a_try, *fault.scopes)
        print(f"  {fault.name + ':':<42} {result.line}", flush=True)
        if not result.leaks:
            unseen.append(fault.name)
    return unseen


def _until_it_leaks(course: Course, a_try: float, *names: str) -> Result:
    total = Result()
    for _ in range(TRIES):
        total += race(course, a_try, asks_first=False, scopes=named(course.scene, *names))
        if total.leaks:
            break
    return total
