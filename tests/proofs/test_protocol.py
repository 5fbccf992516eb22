"""Every interleaving of the pause's protocol: nothing leaks as it is built, and each fault is found."""

import subprocess
import sys
from pathlib import Path

import pytest

from docs.model.configurations import CONFIGURATIONS
from docs.model.explore import explore

AS_BUILT = [asked for asked in CONFIGURATIONS if not asked.leaks]
FAULTS = [asked for asked in CONFIGURATIONS if asked.leaks]


@pytest.mark.parametrize("asked", AS_BUILT, ids=lambda asked: asked.name)
def test_nothing_passes_and_nobody_waits_for_ever(asked):
    found = explore(asked.start, asked.rules)
    assert found.leak is None
    assert found.deadlock is None
    assert any(passed for passed, _refused in found.ends)
    assert any(refused for _passed, refused in found.ends)


@pytest.mark.parametrize("asked", FAULTS, ids=lambda asked: asked.name)
def test_each_part_is_needed(asked):
    found = explore(asked.start, asked.rules)
    assert found.leak is not None
    assert found.leak[-1].endswith("COMMIT: the step is visible")


def test_both_kinds_are_tried():
    assert len(AS_BUILT) >= 4
    assert len(FAULTS) >= 8


def test_the_command_says_what_it_found():
    run = subprocess.run(
        [sys.executable, "-m", "docs.model", "--trace"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert "WRONG" not in run.stdout
    assert "discloser 1: sees no pause" in run.stdout
