"""Note what happened in a place: an enforcement case, a newer reading of an index."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.watching.models import Better, EnforcementCase, IndexObservation
from jurisdictions.models import Jurisdiction, LegalInstrument
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid


def note_case(
    by: User,
    place: Jurisdiction,
    *,
    on: date,
    description: str,
    source: str,
    instrument: LegalInstrument | None = None,
) -> EnforcementCase:
    """Note a case. Signed assessments that watch cases there become outdated. Refuses with Invalid."""
    with performing("signal.note_case", by=by, needs=Permission.ASSESS, within=place) as act:
        errors = _blank(description=description, source=source)
        if on > timezone.now().date():
            errors["on"] = _("This day has not come yet.")
        if errors:
            raise Invalid(errors)
        made = EnforcementCase.objects.create(
            jurisdiction=place,
            instrument=instrument,
            on=on,
            description=description.strip(),
            source=source.strip(),
            by=by,
        )
        act.record(on=place, places=place.ancestors, detail={"case": made.pk, "on": on.isoformat()})
    return made


def note_index(
    by: User, place: Jurisdiction, *, index: str, edition: str, value: Decimal, better: str, source: str
) -> IndexObservation:
    """Note a newer reading, each edition once. Refuses with Invalid or NotPermitted."""
    with performing("signal.note_index", by=by, needs=Permission.ASSESS, within=place) as act:
        errors = _blank(index=index, edition=edition, source=source)
        if better not in Better.values:
            errors["better"] = _("Choose one.")
        there = IndexObservation.objects.filter(
            jurisdiction=place, index=index.strip(), edition=edition.strip()
        )
        if not errors and there.exists():
            errors["edition"] = _("This edition is noted already.")
        if errors:
            raise Invalid(errors)
        made = IndexObservation.objects.create(
            jurisdiction=place,
            index=index.strip(),
            edition=edition.strip(),
            value=value,
            better=better,
            source=source.strip(),
            by=by,
        )
        detail = {"index": made.index, "edition": made.edition, "value": str(value), "better": better}
        act.record(on=place, places=place.ancestors, detail=detail)
    return made


def _blank(**texts: str) -> dict[str, Any]:
    return {name: _("Please fill this in.") for name, text in texts.items() if not text.strip()}
