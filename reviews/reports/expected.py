"""How many requests a month a pause is to expect, from what providers published about its jurisdiction."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jurisdictions.models import Service
from jurisdictions.pauses.expected import Expected, source_of_history
from jurisdictions.pauses.scope import PauseScope
from reviews.reports.models import Metric, PublishedCount

MONTH = timedelta(days=365) / 12
NAMED = 3

Period = tuple[date, date]


@source_of_history(order=20)
def from_published(scope: PauseScope) -> Expected | None:
    """The newest published half-year or year of each provider of a paused service, added up, a month.

    Only what providers published about their own requests: what a government says of its own is another
    count of the same ones. None where none of them published anything about these jurisdictions.
    """
    providers = _providers(scope)
    by_provider: dict[str, list[PublishedCount]] = defaultdict(list)
    for count in _counts(scope):
        if provider := providers.get(count.provider.casefold()):
            by_provider[provider].append(count)
    if not by_provider:
        return None
    newest = {provider: _newest(counts) for provider, counts in by_provider.items()}
    said = {provider: counts for provider, counts in newest.items() if counts}
    return Expected(
        sum(_a_month(counts) for counts in said.values()) if said else None,
        _in_words(said.values() or by_provider.values(), scope),
        sorted(counts[0].provider for provider, counts in by_provider.items() if provider not in said),
    )


def _providers(scope: PauseScope) -> dict[str, str]:
    """The provider of each paused service, by every name that published tables may give it."""
    services = Service.objects.filter(is_active=True)
    if scope.services:
        services = services.filter(pk__in=scope.services)
    return {
        name.casefold(): provider or service
        for service, provider in services.values_list("name", "provider")
        for name in (service, provider)
        if name
    }


def _counts(scope: PauseScope) -> QuerySet[PublishedCount]:
    place = Q(jurisdiction=scope.jurisdiction)
    if scope.include_parts:
        place = Q(jurisdiction__ancestors__contains=[scope.jurisdiction.pk])
    rows = PublishedCount.objects.filter(place, metric=Metric.RECEIVED, agency="")
    return rows.exclude(jurisdiction__ancestors__overlap=list(scope.left_out)).order_by(
        F("period_to").desc(), F("period_from").desc(), "-file", "pk"
    )


def _newest(counts: list[PublishedCount]) -> list[PublishedCount]:
    """The newest period with a number, from one file: its total where there is one, else its types.

    Empty where every cell was blank.
    """
    said = [count for count in counts if count.value is not None]
    if not said:
        return []
    same = [count for count in said if _origin(count) == _origin(said[0])]
    totals = {count.jurisdiction_id for count in same if not count.request_type}
    return [count for count in same if not count.request_type or count.jurisdiction_id not in totals]


def _origin(count: PublishedCount) -> tuple[int, Period]:
    return count.file_id, (count.period_from, count.period_to)


def _a_month(counts: list[PublishedCount]) -> float:
    return sum(float(count.value or 0) / _months((count.period_from, count.period_to)) for count in counts)


def _months(period: Period) -> float:
    return (period[1] - period[0] + timedelta(days=1)) / MONTH


def _in_words(several: Iterable[list[PublishedCount]], scope: PauseScope) -> str:
    names = sorted(
        f"{counts[0].provider} {_day(counts[0].period_from)} – {_day(counts[0].period_to)}"
        for counts in several
    )
    more = [_("and more")] if len(names) > NAMED else []
    if scope.request_types or scope.excluded_types or scope.data_categories:
        more.append(_("all types of request together"))
    words = {"whose": "; ".join([*names[:NAMED], *more])}
    return _("published, not this desk’s own: %(whose)s") % words


def _day(day: date) -> str:
    return str(date_format(day, "M Y"))
