"""In which order impacts are taken up: the severest first, whatever its likelihood (UNGP 24)."""

from collections.abc import Iterable
from dataclasses import dataclass

from jurisdictions.assessments.gates.impacts import under_way
from jurisdictions.assessments.models import Impact
from jurisdictions.assessments.models.words import Confidence, Polarity

SURE = {Confidence.HIGH: 2, Confidence.MEDIUM: 1}


@dataclass(frozen=True)
class Ranked:
    """An adverse impact with its place; `by_severity` is the place it would have without anybody's hand."""

    place: int
    by_severity: int
    impact: Impact
    addressed: bool

    @property
    def by_hand(self) -> bool:
        """Whether somebody set the place, with a reason."""
        return self.impact.rank is not None


def ranking(impacts: Iterable[Impact]) -> list[Ranked]:
    """All adverse impacts: none is dropped for having no measure yet, and good effects push none down.

    Severity first, then what cannot be undone, then likelihood, then how sure one is. A rank by hand puts an
    impact on that place; the others keep their order around it.
    """
    adverse = sorted((one for one in impacts if one.polarity == Polarity.ADVERSE), key=_salience)
    natural = {impact.pk: place for place, impact in enumerate(adverse, start=1)}
    order = [impact for impact in adverse if impact.rank is None]
    for impact in sorted((one for one in adverse if one.rank is not None), key=lambda one: one.rank or 0):
        order.insert(max((impact.rank or 0) - 1, 0), impact)
    return [
        Ranked(place, natural[impact.pk], impact, bool(under_way(impact)))
        for place, impact in enumerate(order, start=1)
    ]


def _salience(impact: Impact) -> tuple[int, int, int, int, int]:
    sure = SURE.get(Confidence(impact.confidence), 0) if impact.confidence else 0
    return (-impact.severity, -impact.irremediability, -impact.likelihood, -sure, impact.pk)
