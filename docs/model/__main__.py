"""`python -m docs.model [--trace]`: a line for each case; exit status 1 when one is off."""

import sys

from docs.model.case import Case
from docs.model.explore import Walk
from docs.model.limits import LIMITS
from docs.model.mistakes import MISTAKES
from docs.model.protocol import PROTOCOL

PARTS = {
    "The protocol as it is: no leak and no deadlock in any order": PROTOCOL,
    "With one mistake each: all must be found": MISTAKES,
    "Known limits of the protocol as it is": LIMITS,
}


def show(case: Case, walk: Walk, *, trace: bool) -> bool:
    """Print what came out; whether it is as expected."""
    complaint = case.complaint(walk)
    result = f"NOT AS EXPECTED: {complaint}" if complaint else (walk.found or "nothing")
    print(f"{walk.states:>9,} states  {result:<9} {case.name}", flush=True)
    if trace or complaint:
        for number, (name, said) in enumerate(walk.trace, 1):
            print(f"{number:>16}. {name:<8} {said}")
    return not complaint


def main(arguments: list[str]) -> int:
    """Explore everything."""
    good = True
    for title, cases in PARTS.items():
        print(title)
        for case in cases:
            good = show(case, case.walk(), trace="--trace" in arguments) and good
    print("All as expected." if good else "Something is not as expected.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
