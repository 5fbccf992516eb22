"""The whole machine, and how long it lives."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proofs.machine.act import Difference
from tests.proofs.machine.cast import Cast
from tests.proofs.machine.desk_rules import DeskRules, WorldRules
from tests.proofs.machine.exception_rules import ExceptionRules
from tests.proofs.machine.glass_rules import GlassRules

STEPS = 60


class Life(DeskRules, WorldRules, ExceptionRules, GlassRules):
    """Everything at once."""


class Seen(BaseException):
    """A difference was seen. Not an Exception, for Hypothesis would live that life again to report it."""


class ShortLife(Life):
    """One that ends at the first difference."""

    @contextmanager
    def watched(self) -> Iterator[None]:
        try:
            yield
        except Difference as difference:
            raise Seen(str(difference)) from difference


def live(
    cast: Cast, *, examples: int, seed: int, kind: type[Life] = Life, shrink: bool = False
) -> Counter[str]:
    """Run so many examples, the same ones for the same seed. Raises a Difference, made small with `shrink`.

    Returns how often each act passed or was refused.
    """
    kind.cast, kind.tally = cast, Counter()
    run_state_machine_as_test(
        hypothesis.seed(seed)(kind),
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
            database=None,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return kind.tally
