"""Processes that begin at once, run until told to stop, and say what they counted."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tests.proofs.cast import Starter

# Everybody has this long to begin and to end once told to.
PATIENCE = 60


def let_run(
    tasks: Sequence[tuple[Callable[..., None], tuple[Any, ...]]], meanwhile: Callable[[], None]
) -> Any:
    """Run each function with its arguments and a Starter until `meanwhile` returns; sum their counts."""
    forked = multiprocessing.get_context("fork")
    starter = Starter(forked.Barrier(len(tasks) + 1), forked.Event(), forked.Queue())
    processes = [forked.Process(target=target, args=(*args, starter)) for target, args in tasks]
    for process in processes:
        process.start()
    starter.ready.wait(PATIENCE)
    try:
        meanwhile()
    finally:
        starter.stop.set()
    counted: Counter[str] = Counter()
    for _ in processes:
        counted.update(starter.tally.get(timeout=PATIENCE))
    for process in processes:
        process.join(PATIENCE)
        if process.exitcode != 0:
            raise RuntimeError(f"a process ended with {process.exitcode}")
    return counted
