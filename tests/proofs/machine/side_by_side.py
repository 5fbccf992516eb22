"""Many lives at once: processes side by side, each on a copy of the database that is remembered."""

import math
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.db import connection

from tests.proofs.machine.cast import Cast
from tests.proofs.machine.database import NAME
from tests.proofs.machine.life import live
from tests.support.copies import drop_copy, leave, make_copy


def live_side_by_side(cast: Cast, *, lives: int, seed: int, processes: int) -> Counter[str]:
    """Share the lives out, each process with a seed of its own; raises the first Difference, made small."""
    names = [f"{NAME}_{number}" for number in range(processes)]
    for name in names:
        make_copy(name)
    share = math.ceil(lives / processes)
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        runs = [pool.submit(_live, cast, name, share, seed + number) for number, name in enumerate(names)]
        tallies = [run.result() for run in runs]
    for name in names:
        drop_copy(name)
    return sum(tallies, Counter())


def _live(cast: Cast, name: str, lives: int, seed: int) -> Counter[str]:
    connection.settings_dict["NAME"] = name
    try:
        return live(cast, examples=lives, seed=seed, shrink=True)
    finally:
        leave()
