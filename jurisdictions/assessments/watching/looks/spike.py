"""Requests rise."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.watching.arrivals import arrivals
from jurisdictions.assessments.watching.looks.signal import Signal, looks_for
from jurisdictions.assessments.watching.models import Watch, WatchKind

FORMER = 6  # spans of the same length before it, whose mean is the former one
FEW = 10  # fewer requests are no rise, however many times the mean they are


@looks_for(WatchKind.SPIKE)
def rises(watch: Watch) -> Iterator[Signal]:
    """More requests in the last days than the threshold, or than so many times the mean before."""
    if watch.days is None:
        return
    now, span = timezone.now(), timedelta(days=watch.days)
    number = arrivals(watch.assessment.jurisdiction, now - span, now)
    if number is None:
        return
    words = {"n": number, "days": watch.days, "place": watch.assessment.jurisdiction.name}
    if watch.requests is not None and number > watch.requests:
        words["most"] = watch.requests
        text = _("%(n)d requests of %(place)s in %(days)d days, more than %(most)d.")
        yield Signal(f"spike:{now:%Y-%m-%d}", text % words)
    elif watch.times is not None and number >= FEW:
        before = arrivals(watch.assessment.jurisdiction, now - span * (FORMER + 1), now - span) or 0
        mean = Decimal(before) / FORMER
        if number > watch.times * mean:
            words |= {"times": f"{watch.times.normalize():f}", "mean": f"{mean:.1f}"}
            text = _(
                "%(n)d requests of %(place)s in %(days)d days, more than %(times)s times the former mean"
                " of %(mean)s."
            )
            yield Signal(f"spike:{now:%Y-%m-%d}", text % words)
