"""An act on a connection of its own, while another transaction is open on ours."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from tests.proofs.machine.act import Act, Outcome, outcome_of

PATIENCE = 30
WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = %s AND NOT granted)"


class Elsewhere(threading.Thread):
    """Performs an act in another thread. Its outcome, or its error, is read with `finish`."""

    def __init__(self, act: Act) -> None:
        super().__init__(daemon=True)
        self.act = act
        self.backend: int | None = None
        self.outcome: Outcome | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.backend = cursor.fetchone()[0]
            self.outcome = outcome_of(self.act)
        except BaseException as error:
            self.error = error
        finally:
            connection.close()

    def wait_until_stuck(self) -> bool:
        """Whether it came to wait for a lock; False where it was done without."""
        until = time.monotonic() + PATIENCE
        while self.is_alive() and time.monotonic() < until:
            if self.backend is not None:
                with connection.cursor() as cursor:
                    cursor.execute(WAITS, [self.backend])
                    if cursor.fetchone()[0]:
                        return True
            time.sleep(0.001)
        return False

    def finish(self) -> Outcome:
        self.join(PATIENCE)
        if self.error is not None:
            raise self.error
        if self.outcome is None:
            raise TimeoutError(f"{self.act.words}: it waits for ever")
        return self.outcome


def overtake(first: Callable[[], Any], second: Act) -> tuple[Any, Outcome, bool]:
    """Do the first here, begin the second elsewhere before the first is committed, then commit.

    Returns what the first returned, what became of the second, and whether it had to wait.
    """
    with transaction.atomic():
        made = first()
        other = Elsewhere(second)
        other.start()
        waited = other.wait_until_stuck()
    return made, other.finish(), waited
