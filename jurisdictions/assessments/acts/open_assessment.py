"""Begin an assessment."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.assessments.library import newest
from jurisdictions.assessments.models import Assessment, Option, Trigger
from jurisdictions.assessments.models.words import Choice, Track
from jurisdictions.models import Jurisdiction
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid


def open_assessment(
    by: User,
    jurisdiction: Jurisdiction,
    *,
    title: str,
    trigger: str,
    on: date,
    description: str,
    track: str = Track.FULL,
    governs: Sequence[Pause] = (),
) -> Assessment:
    """Begin an assessment from a trigger; the pauses it governs are named now or later.

    Keeping and refusing are there as options from the start. Refuses with Invalid or NotPermitted.
    """
    with performing("assessment.open", by=by, needs=Permission.ASSESS, within=jurisdiction) as act:
        errors = {
            name: _("Please fill this in.")
            for name, text in (("title", title), ("description", description))
            if not text.strip()
        }
        if errors:
            raise Invalid(errors)
        own = {"title": title, "track": track}
        made = _write(by, jurisdiction, own, governs, trigger=trigger, on=on, description=description)
        detail = {"trigger": trigger, "governs": [pause.reference for pause in governs]}
        act.record(on=made, places=jurisdiction.ancestors, detail=detail)
    return made


def begun(
    author: User,
    jurisdiction: Jurisdiction,
    *,
    title: str,
    trigger: str,
    on: date,
    description: str,
    track: str,
    governs: Sequence[Pause],
    **own: Any,
) -> Assessment:
    """Begin one that the desk itself asks for, in the name of whoever is to write it; inside another act."""
    with performing("assessment.open", by=None) as act:
        own |= {"title": title, "track": track}
        made = _write(author, jurisdiction, own, governs, trigger=trigger, on=on, description=description)
        detail = {"trigger": trigger, "governs": [pause.reference for pause in governs], "author": author.pk}
        act.record(on=made, places=jurisdiction.ancestors, detail=detail)
    return made


def _write(
    author: User,
    jurisdiction: Jurisdiction,
    own: dict[str, Any],
    governs: Sequence[Pause],
    *,
    trigger: str,
    on: date,
    description: str,
) -> Assessment:
    own |= {"title": own["title"].strip(), "template": newest(own["track"])}
    made = Assessment.objects.create(jurisdiction=jurisdiction, author=author, **own)
    made.governs.set(governs)
    Trigger.objects.create(assessment=made, kind=trigger, on=on, description=description.strip())
    for choice in (Choice.KEEP, Choice.REFUSE):
        Option.objects.create(assessment=made, choice=choice, for_people=str(_("Not assessed yet.")))
    made.refresh_from_db()
    return made
