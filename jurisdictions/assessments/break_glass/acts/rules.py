"""What breaking the glass asks of people and words."""

from typing import Any

from django.utils.translation import gettext as _

from jurisdictions.assessments.break_glass.models import MOST_HOURS, BreakGlass
from jurisdictions.assessments.break_glass.refusals import NotApart, lapsed
from jurisdictions.assessments.models import Assessment
from jurisdictions.pauses.models import Pause
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.refusals import Invalid, OutOfOrder


def refuse_involved(person: User, pause: Pause) -> None:
    """Refuse with NotApart whoever decided the pause or wrote an assessment that governs it."""
    if pause.decided_by_id == person.pk:
        raise NotApart(_("You decided %(pause)s yourself.") % {"pause": pause.reference})
    if Assessment.objects.filter(governs=pause, author=person).exists():
        raise NotApart(_("You wrote an assessment that governs %(pause)s.") % {"pause": pause.reference})


def reviewers(pause: Pause) -> Any:
    """Who can write the assessment that looks at it afterwards: they sign as authors here."""
    apart = holders(Permission.SIGN_AUTHOR, pause.jurisdiction).order_by("name")
    return apart.exclude(pk__in=holders(Permission.SIGN_EXECUTIVE, pause.jurisdiction).values("pk"))


def check(pause: Pause, *, reason: str, hours: int, reviewer: User) -> None:
    """Refuse with Invalid unless it says why, for how long, and who looks at it afterwards."""
    errors: dict[str, Any] = {}
    if not reason.strip():
        errors["reason"] = _("Say why it cannot wait for four signatures: everybody concerned reads it.")
    if not 1 <= hours <= MOST_HOURS:
        errors["hours"] = _("From 1 to %(most)d hours.") % {"most": MOST_HOURS}
    if not reviewers(pause).filter(pk=reviewer.pk).exists():
        errors["reviewer"] = _("Somebody who signs as author here and is no executive looks at it.")
    if errors:
        raise Invalid(errors)


def open_one(asked: BreakGlass) -> BreakGlass:
    """The row, locked. Refuses with OutOfOrder where it was answered or has lapsed."""
    rows = BreakGlass.objects.select_for_update(of=("self",)).select_related("asked_by", "reviewer")
    found: BreakGlass = rows.get(pk=asked.pk)
    if found.answer:
        raise OutOfOrder(_("This was answered already."))
    if found.has_lapsed:
        raise lapsed()
    return found
