"""What leads to what among impacts, such as a disclosure to an arrest, a trial and a family without bread."""

from collections.abc import Iterable
from dataclasses import dataclass

from jurisdictions.assessments.models import Impact


@dataclass(frozen=True)
class Chain:
    """Impacts in the order in which they follow; `joins` is the first one that stands in a chain above."""

    steps: tuple[Impact, ...]
    joins: Impact | None = None

    def names(self, pk: int | None) -> bool:
        """Whether an impact is part of it."""
        return any(one.pk == pk for one in (*self.steps, self.joins) if one)


def chains_of(impacts: Iterable[Impact]) -> list[Chain]:
    """One chain for each impact that something follows from and that follows from none.

    Where two chains come together the rest is told once. The database holds no circles, so every chain ends.
    """
    by_pk = {impact.pk: impact for impact in impacts}
    led_to = {impact.precedes_id for impact in by_pk.values()}
    seen: set[int] = set()
    return [_from(one, by_pk, seen) for one in by_pk.values() if one.precedes_id and one.pk not in led_to]


def _from(first: Impact, by_pk: dict[int, Impact], seen: set[int]) -> Chain:
    steps: list[Impact] = []
    one: Impact | None = first
    while one is not None and one.pk not in seen:
        steps.append(one)
        seen.add(one.pk)
        one = by_pk.get(one.precedes_id) if one.precedes_id else None
    return Chain(tuple(steps), one)
