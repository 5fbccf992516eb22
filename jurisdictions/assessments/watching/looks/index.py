"""An index is worse than the one that was signed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from jurisdictions.assessments.models import IndexReading
from jurisdictions.assessments.watching.looks.signal import Signal, looks_for
from jurisdictions.assessments.watching.models import Better, IndexObservation, Watch, WatchKind

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@looks_for(WatchKind.INDEX)
def dropped(watch: Watch) -> Iterator[Signal]:
    """Readings noted after the signatures that are worse than the signed one by more than so much.

    Which way is worse is what the newer reading says of its index: for some, lower is better.
    """
    found, most = watch.assessment, watch.drop or Decimal(0)
    signed = {reading.index.strip().casefold(): reading for reading in found.index_readings.order_by("pk")}
    newer = IndexObservation.objects.filter(
        jurisdiction_id__in=found.jurisdiction.ancestors, at__gt=found.signed_at
    )
    for seen in newer.order_by("pk") if signed else ():
        before = signed.get(seen.index.strip().casefold())
        if before is None or before.edition == seen.edition:
            continue
        value = number_in(before.value)
        if value is not None and worse_by(value, seen) > most:
            yield Signal(f"index:{seen.pk}", _in_words(before, seen))


def number_in(text: str) -> Decimal | None:
    """The first number of a value such as “59 of 100”."""
    match = NUMBER.search(text)
    return Decimal(match[0].replace(",", ".")) if match else None


def worse_by(before: Decimal, seen: IndexObservation) -> Decimal:
    """By how much it is worse; negative where it is better."""
    return before - seen.value if seen.better == Better.HIGHER else seen.value - before


def _in_words(before: IndexReading, seen: IndexObservation) -> str:
    words = {
        "index": seen.index,
        "before": f"{before.value} ({before.edition})",
        "now": f"{seen.value.normalize():f} ({seen.edition})",
        "better": seen.get_better_display(),
    }
    return _("%(index)s went from %(before)s to %(now)s; %(better)s.") % words
