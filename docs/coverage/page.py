"""The page `docs/hrdd-coverage.md`: a line for each requirement, with the tests that show it."""

import csv
from collections import defaultdict
from itertools import groupby
from pathlib import Path

from docs.coverage.marks import marks_of

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
PAGE = ROOT / "docs" / "hrdd-coverage.md"
REQUIREMENTS = ROOT / "docs" / "hrdd-requirements.csv"
COMMAND = "python -m docs.coverage"
COLUMNS = ("| | asks that it | | from | shown by |", "|-|-|-|-|-|")
DEMANDS = {"M": "must", "S": "should", "B": "beyond"}
Row = dict[str, str]
# By the requirement's number: by module, the names of its tests; no name stands for all of them.
Shown = dict[str, dict[str, set[str]]]

HEAD = f"""# What the due-diligence record must hold, and what shows it

Written by `make coverage` (`{COMMAND}`) from the markers in `tests/`; do not edit it. What is asked is in
[hrdd-requirements.csv](hrdd-requirements.csv), in our words: a reading of the frameworks named there, which a
human-rights lawyer should check. A module without names is marked as a whole.
"""


def requirements() -> list[Row]:
    """What is asked, in its order."""
    with REQUIREMENTS.open(newline="") as file:
        return list(csv.DictReader(file))


def shown_by(tests: Path = TESTS) -> Shown:
    """Where each requirement is shown, unknown numbers included."""
    found: Shown = defaultdict(lambda: defaultdict(set))
    for module in sorted(tests.rglob("test_*.py")):
        for name, number in marks_of(module):
            found[number][module.relative_to(tests).as_posix()].add(name)
    return found


def unknown(shown: Shown) -> set[str]:
    """Numbers in markers that no requirement has."""
    return set(shown) - {row["id"] for row in requirements()}


def page(shown: Shown) -> str:
    """The whole page, with a table for each area."""
    rows = requirements()
    parts = [HEAD, _summary(rows, shown)]
    for area, of_area in groupby(rows, key=lambda row: row["area"]):
        lines = [_line(row, shown.get(row["id"], {})) for row in of_area]
        parts.append("\n".join([f"## {area}\n", *COLUMNS, *lines, ""]))
    return "\n".join(parts)


def _summary(rows: list[Row], shown: Shown) -> str:
    counts = []
    for demand, word in DEMANDS.items():
        asked = [row["id"] for row in rows if row["demand"] == demand]
        counts.append(f"{word} {sum(number in shown for number in asked)} of {len(asked)}")
    total = sum(row["id"] in shown for row in rows)
    return f"Shown: {total} of {len(rows)} ({', '.join(counts)}).\n"


def _line(row: Row, modules: dict[str, set[str]]) -> str:
    asks = row["asks"][:1].lower() + row["asks"][1:]
    tests = "; ".join(_module(name, tests) for name, tests in sorted(modules.items())) or "**not shown**"
    return f"| {row['id']} | {asks} | {DEMANDS[row['demand']]} | {row['clauses']} | {tests} |"


def _module(name: str, tests: set[str]) -> str:
    """The module, and the tests in it where not all are meant."""
    link = f"[{'/'.join(name.split('/')[-2:])}](../tests/{name})"
    return link if "" in tests else f"{link}: " + ", ".join(f"`{test}`" for test in sorted(tests))
