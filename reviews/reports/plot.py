"""Published history as bars: geometry only, drawn by a template."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from reviews.reports.models import PublishedCount

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 260, 56, 34, 12
MOST_SERIES = 5


@dataclass(frozen=True)
class Bar:
    """One number as a rectangle."""

    series: int
    provider: str
    period: str
    value: Decimal
    x: float
    y: float
    width: float
    height: float


@dataclass
class Plot:
    """Bars by period and provider, with their axes; empty where nothing was published."""

    bars: list[Bar] = field(default_factory=list)
    periods: list[tuple[float, str]] = field(default_factory=list)
    grid: list[tuple[float, int]] = field(default_factory=list)
    legend: list[tuple[int, str]] = field(default_factory=list)
    width: int = WIDTH
    height: int = HEIGHT


def label(count: PublishedCount) -> str:
    """A period as an axis has it: 2013, 2013 H1, 2013–2014."""
    first, last = count.period_from, count.period_to
    if first.year != last.year:
        return f"{first.year}–{last.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{first.year} H{1 if last.month <= 6 else 2}"  # noqa: PLR2004


def round_above(highest: Decimal) -> Decimal:
    """The least number not below it whose quarters are easy to read."""
    quarter = highest / 4
    size = Decimal(10) ** quarter.adjusted()
    fitting = (step * size for step in (1, 2, 5, 10) if step * size >= quarter)
    return max(4 * next(fitting), Decimal(4))


def plot(counts: Iterable[PublishedCount]) -> Plot:
    """The most-asked providers side by side in each period."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    totals: dict[str, Decimal] = defaultdict(Decimal)
    periods: dict[str, None] = {}
    for count in counts:
        if count.value is not None:
            name = count.provider or str(count.agency)
            sums[name, label(count)] += count.value
            totals[name] += count.value
            periods.setdefault(label(count))
    names = sorted(totals, key=lambda name: -totals[name])[:MOST_SERIES]
    highest = max((value for (name, _period), value in sums.items() if name in names), default=Decimal(0))
    if not highest:
        return Plot()
    top = round_above(highest)
    drawn = Plot(legend=list(enumerate(names, start=1)))
    _axes(drawn, list(periods), top)
    _bars(drawn, list(periods), names, sums, top)
    return drawn


def _axes(drawn: Plot, periods: list[str], top: Decimal) -> None:
    step = (WIDTH - LEFT) / len(periods)
    drawn.periods = [(round(LEFT + step * (at + 0.5), 1), period) for at, period in enumerate(periods)]
    drawn.grid = [(_y(top * part / 4, top), int(top * part / 4)) for part in range(5)]


def _bars(
    drawn: Plot, periods: list[str], names: list[str], sums: dict[tuple[str, str], Decimal], top: Decimal
) -> None:
    step = (WIDTH - LEFT) / len(periods)
    width = step * 0.8 / len(names)
    for at, period in enumerate(periods):
        for series, name in enumerate(names):
            value = sums.get((name, period))
            if value is not None:
                x = LEFT + step * at + step * 0.1 + width * series
                y = _y(value, top)
                height = HEIGHT - BOTTOM - y
                drawn.bars.append(
                    Bar(
                        series + 1,
                        name,
                        period,
                        value,
                        round(x, 1),
                        y,
                        round(width * 0.92, 1),
                        round(height, 1),
                    )
                )


def _y(value: Decimal, top: Decimal) -> float:
    return round(HEIGHT - BOTTOM - float(value / top) * (HEIGHT - BOTTOM - TOP), 1)
