"""Print what every interleaving comes to; exit 1 on a leak, a standstill or a fault that is missed."""

import sys

from docs.model.configurations import CONFIGURATIONS, Configuration
from docs.model.explore import Found, explore


def verdict(asked: Configuration, found: Found) -> str:
    """In words, for one line."""
    if found.leak:
        return f"leak after {len(found.leak)} steps" + ("" if asked.leaks else "  WRONG")
    stands = "stands still  WRONG" if found.deadlock else "no leak, nobody waits for ever"
    return stands + ("  WRONG: the fault was not found" if asked.leaks else "")


def main(shows_traces: bool) -> int:
    wrong = 0
    for asked in CONFIGURATIONS:
        found = explore(asked.start, asked.rules)
        words = verdict(asked, found)
        wrong += "WRONG" in words
        print(f"{asked.name:<52} {found.states:>7,} states  {words}")
        for step in (found.leak or found.deadlock or []) if shows_traces else []:
            print(f"    {step}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main("--trace" in sys.argv))
