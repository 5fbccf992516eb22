"""Ask a colleague to lift, narrow or convert a pause: the first of the two people."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.lock import in_force
from jurisdictions.pauses.acts.rules import check
from jurisdictions.pauses.containing import change_of
from jurisdictions.pauses.effects import freed_by
from jurisdictions.pauses.models import Ending, Mandate, Pause, Proposal
from jurisdictions.pauses.refusals import NoMandate
from jurisdictions.pauses.scope import PauseScope, scope_from
from jurisdictions.pauses.standing import fallen
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder

MOST_STAGES, MOST_HOURS = 12, 168


def valid_mandate(pause: Pause, action: str = Ending.LIFT) -> Mandate | None:
    """The mandate that would allow this end now, if there is one: unused, in time, its decision standing."""
    unused = _unused(pause, action)
    without = fallen(unused)
    return next((mandate for mandate in unused if mandate.pk not in without), None)


def need_mandate(pause: Pause, action: str) -> Mandate:
    """Refuse with NoMandate where there is none, or where the decision behind it stands no more."""
    mandate = valid_mandate(pause, action)
    if mandate is not None:
        return mandate
    for one in fallen(_unused(pause, action)).values():
        raise NoMandate(one.why, whose=one.whose, now=one.now)
    words = {"pause": pause.reference, "action": str(Ending(action).label)}
    raise NoMandate(_("No signed assessment decides so about %(pause)s: %(action)s.") % words)


def refuse_a_lift(pause: Pause, scope: PauseScope) -> None:
    """Refuse with NoMandate to narrow it to what leaves out everything that is held now."""
    if freed_by(pause, scope).is_a_lift:
        raise NoMandate(
            _("Nothing that %(pause)s holds now would stay under it. That is a lift, not a narrower pause.")
            % {"pause": pause.reference},
            now=_("Leave some of what it holds in the scope, or ask for the lift with a decision to lift."),
        )


def _unused(pause: Pause, action: str) -> list[Mandate]:
    unused = Mandate.objects.filter(pause=pause, used_for__isnull=True, expires_at__gt=timezone.now())
    return list(unused.filter(action=action).order_by("-pk"))


def ask_to_lift(by: User, pause: Pause, *, stages: int = 1, hours: int = 0, note: str = "") -> Proposal:
    """Propose a lift, at once or in so many `stages`, each so many `hours` after the one before.

    Nothing changes until another pause officer confirms. Refuses with NoMandate, Invalid, OutOfOrder (lifted,
    not begun, or proposed already) or NotPermitted.
    """
    if not 1 <= stages <= MOST_STAGES:
        raise Invalid({"stages": _("From 1 to %(most)d stages.") % {"most": MOST_STAGES}})
    if stages > 1 and not 1 <= hours <= MOST_HOURS:
        raise Invalid({"hours": _("From 1 to %(most)d hours between stages.") % {"most": MOST_HOURS}})
    return _ask(by, pause, Ending.LIFT, {"stages": stages, "hours": hours}, note)


def ask_to_replace(by: User, pause: Pause, scope: PauseScope, *, reason: str) -> Proposal:
    """Propose a narrower pause in its place, or one that turns requests away; refuses as ask_to_lift does.

    A narrower one that would leave out all that is held now is a lift, and refused with NoMandate.
    """
    check(scope, reason=reason, review_by=pause.review_by, starts_at=None, taken_over=False)
    change = change_of(pause, scope, timezone.now())
    if change not in Ending.values:
        raise OutOfOrder(
            _("Neither narrower nor the same with another handling. Make another pause, then lift this one.")
        )
    return _ask(by, pause, Ending(change), scope.columns(), reason)


def _ask(by: User, pause: Pause, action: Ending, plan: dict[str, Any], note: str) -> Proposal:
    with performing("pause.ask_to_end", by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = in_force(pause)
        mandate = need_mandate(pause, action)
        if action == Ending.NARROW:
            refuse_a_lift(pause, scope_from(plan))
        if pause.proposals.filter(answer="").exists():
            raise OutOfOrder(_("A proposal to end %(pause)s is open already.") % {"pause": pause.reference})
        made = Proposal.objects.create(pause=pause, action=action, plan=plan, note=note.strip(), asked_by=by)
        detail = {"action": action, "decision": mandate.decision_reference, "note": made.note}
        act.record(on=pause, places=pause.jurisdiction.ancestors, detail=detail)
        others = [who for who in holders(Permission.PAUSE, pause.jurisdiction) if who.pk != by.pk]
        told = {"reference": pause.reference, "by": by.name, "action": str(action.label)}
        act.tell(
            others, "pause.end_proposed", about=pause, url=f"{pause.get_absolute_url()}lift/", context=told
        )
    return made
