"""Ask another executive to free a pause for some hours: the first of the two people."""

import hashlib
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.break_glass.acts.rules import check, refuse_involved
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.pauses.acts import rules
from jurisdictions.pauses.acts.lock import in_force
from jurisdictions.pauses.containing import Change, change_of
from jurisdictions.pauses.models import Ending, Pause
from jurisdictions.pauses.scope import PauseScope
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder
from portal.ledger.digest import canonical


def ask(
    by: User,
    pause: Pause,
    *,
    reason: str,
    hours: int,
    reviewer: User,
    narrower: PauseScope | None = None,
) -> BreakGlass:
    """Ask to lift it, or to put a `narrower` pause in its place, for so many hours (1 to 72).

    Nothing changes until another executive confirms within 24 hours. Refuses with NotApart (decided the
    pause, or wrote its assessment), Invalid, OutOfOrder (not in force, asked already) or NotPermitted.
    """
    place = pause.jurisdiction
    with performing("break_glass.ask", by=by, needs=Permission.SIGN_EXECUTIVE, within=place) as act:
        pause = in_force(pause)
        refuse_involved(by, pause)
        check(pause, reason=reason, hours=hours, reviewer=reviewer)
        if narrower is not None:
            _refuse_not_narrower(pause, narrower, reason)
        _refuse_open(pause)
        facts = {
            "reason": reason.strip(),
            "hours": hours,
            "ending": Ending.NARROW if narrower else Ending.LIFT,
            "plan": narrower.columns() if narrower else {},
        }
        made = BreakGlass.objects.create(
            pause=pause, reviewer=reviewer, asked_by=by, content_hash=_hash(pause, reviewer, facts), **facts
        )
        made.refresh_from_db()
        detail = {"break_glass": made.reference, "hours": hours, "action": facts["ending"]}
        act.record(on=pause, places=place.ancestors, detail=detail | {"note": made.reason})
        others = holders(Permission.SIGN_EXECUTIVE, place).exclude(pk=by.pk)
        told = {"reference": pause.reference, "by": by.name, "reason": made.reason, "n": hours}
        act.tell(others, "break_glass.asked", about=made, url=made.get_absolute_url(), context=told)
    return made


def _refuse_not_narrower(pause: Pause, scope: PauseScope, reason: str) -> None:
    rules.check(scope, reason=reason, review_by=pause.review_by, starts_at=None, taken_over=False)
    if change_of(pause, scope, timezone.now()) != Change.NARROW:
        raise OutOfOrder(
            _("A narrower pause holds less than %(pause)s, and nothing else.") % {"pause": pause}
        )


def _refuse_open(pause: Pause) -> None:
    there = BreakGlass.objects.select_for_update().filter(pause=pause, answer="").first()
    if there is None:
        return
    if not there.has_lapsed:
        raise OutOfOrder(_("%(there)s is asked for already.") % {"there": there.reference})
    there.answer, there.answered_at = BreakGlass.Answer.LAPSED, timezone.now()
    there.save(update_fields=["answer", "answered_at"])


def _hash(pause: Pause, reviewer: User, facts: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(facts | {"pause": pause.pk, "reviewer": reviewer.pk})).hexdigest()
