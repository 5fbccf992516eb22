"""A new enforcement case."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jurisdictions.assessments.watching.looks.signal import Signal, looks_for
from jurisdictions.assessments.watching.models import EnforcementCase, Watch, WatchKind


@looks_for(WatchKind.CASE)
def new_cases(watch: Watch) -> Iterator[Signal]:
    """Cases in the place or in a part of it that were noted after the signatures."""
    found = watch.assessment
    cases = EnforcementCase.objects.filter(
        jurisdiction__ancestors__contains=[found.jurisdiction_id], at__gt=found.signed_at
    )
    for case in cases.order_by("pk"):
        words = {"day": date_format(case.on, "j F Y"), "what": case.description}
        yield Signal(f"case:{case.pk}", _("Enforcement case of %(day)s: %(what)s") % words)
