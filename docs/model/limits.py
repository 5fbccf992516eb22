"""Where the protocol as it is does not hold; docs/pause-protocol.md tells what each means in practice."""

from docs.model.case import CHAIN, Case, rows
from docs.model.discloser import Discloser
from docs.model.others import Clock
from docs.model.pauser import Pauser

LIMITS = [
    Case(
        "COMMIT takes longer than the second that the guard looks ahead",
        [Discloser("D1"), Pauser("P1", on=(2,), starts_in=2), Clock(by=2)],
        rows(CHAIN, 3),
        expects="leak",
    ),
    Case(
        "the clock of the database is set back",
        [Discloser("D1"), Pauser("P1", on=(2,)), Clock(by=-2)],
        rows(CHAIN, 3),
        expects="leak",
    ),
]
