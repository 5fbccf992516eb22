"""The proof itself is part of the suite, short: it sees leaks without the guard and none with it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.xdist_group("proofs")
def test_nothing_passes_a_pause_in_a_race():
    run = subprocess.run(
        [sys.executable, "-m", "tests.proofs.prove"],
        cwd=ROOT,
        env={**os.environ, "SECONDS": "20"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    last = re.fullmatch(r"leaks: 0 of (\d+) disclosures, (\d+) toggles", run.stdout.strip().splitlines()[-1])
    assert last, run.stdout
    assert int(last[1]) > 100
    assert int(last[2]) > 50
