"""First and second ratings side by side, never averaged."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst

from jurisdictions.assessments.blind import Blind
from jurisdictions.assessments.models import Assessment, Impact, SecondRating
from jurisdictions.assessments.models.rating import FAR, RATINGS
from portal.accounts.models import User


@dataclass(frozen=True)
class Line:
    """One dimension: what the first had given when the second rated, the second, and what stands now."""

    label: str
    first: int
    second: int
    now: int

    @property
    def was_changed(self) -> bool:
        """Whether the first rating was changed since."""
        return self.first != self.now

    @property
    def apart(self) -> int:
        return abs(self.now - self.second)

    @property
    def far(self) -> bool:
        """Whether they are so far apart that it is talked through."""
        return self.apart >= FAR


@dataclass(frozen=True)
class Pair:
    """One second rating beside the first."""

    second: SecondRating
    lines: tuple[Line, ...]

    @property
    def disagrees(self) -> bool:
        return any(line.far for line in self.lines)


@dataclass(frozen=True)
class RatedImpact:
    """An impact as one reader may see it: hidden, to be rated by them, or compared."""

    impact: Impact
    hidden: bool
    to_rate: bool
    pairs: tuple[Pair, ...]


def rated_impacts(found: Assessment, reader: User, blind: Blind) -> Iterator[RatedImpact]:
    """Every impact in the order in which it was written down."""
    rows = (
        found.impacts.order_by("pk")
        .select_related("rated_by")
        .prefetch_related("second_ratings__rater", "second_ratings__settled_by")
    )
    for impact in rows:
        seconds = list(impact.second_ratings.all())
        first = impact.rated_by_id or found.author_id
        mine = first == reader.pk or any(second.rater_id == reader.pk for second in seconds)
        hidden = impact.pk in blind.impacts
        pairs = () if hidden else tuple(Pair(second, lines(impact, second)) for second in seconds)
        yield RatedImpact(impact, hidden, not mine, pairs)


def lines(impact: Impact, second: SecondRating) -> tuple[Line, ...]:
    """Dimension by dimension."""
    return tuple(
        Line(
            capfirst(str(Impact._meta.get_field(name).verbose_name)),  # type: ignore[union-attr]
            second.first(name),
            getattr(second, name),
            getattr(impact, name),
        )
        for name in RATINGS
    )
