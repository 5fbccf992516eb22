"""Confirm or decline what a colleague proposed: the second of the two people."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.pauses.acts.ask_to_end import need_mandate, refuse_a_lift
from jurisdictions.pauses.acts.begin import begin, detail_of
from jurisdictions.pauses.acts.finish import finish
from jurisdictions.pauses.acts.lock import in_force, locked
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Ending, Pause, Proposal
from jurisdictions.pauses.scope import scope_from
from jurisdictions.pauses.sentence import sentence
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import FourEyes, Invalid, OutOfOrder

VERBS = {Ending.LIFT: "pause.lift", Ending.NARROW: "pause.narrow", Ending.CONVERT: "pause.convert"}


def confirm(by: User, proposal: Proposal) -> Pause:
    """End the pause as proposed; returns the pause that follows, or the lifted one.

    Held requests go on from where they stood; nothing is released by itself. Refuses with FourEyes to whoever
    proposed it, with NoMandate where the mandate ran out meanwhile or a narrower pause would free all that is
    held, and with OutOfOrder or NotPermitted.
    """
    pause, action = proposal.pause, Ending(proposal.action)
    with performing(VERBS[action], by=by, needs=Permission.PAUSE, within=pause.jurisdiction) as act:
        pause = in_force(pause)
        proposal = _open(proposal)
        if proposal.asked_by_id == by.pk:
            raise FourEyes(_("You proposed this yourself: another pause officer confirms it."))
        mandate = need_mandate(pause, action)
        if action == Ending.NARROW:
            refuse_a_lift(pause, scope_from(proposal.plan))
        _answer(proposal, by, Proposal.Answer.CONFIRMED)
        plan = proposal.plan if action == Ending.LIFT else {}
        finish(pause, by=by, mandate=mandate, asked_by=proposal.asked_by, **plan)
        detail = {"decision": mandate.decision_reference, "hash": mandate.content_hash} | plan
        follows = None if action == Ending.LIFT else _follow(proposal, pause, by)
        if follows is not None:
            detail |= {"followed_by": follows.reference, "now": detail_of(follows)}
        act.record(on=pause, places=pause.jurisdiction.ancestors, detail=detail)
        _tell(act, pause, follows, by, mandate.decision_reference)
    return follows or pause


def decline(by: User, proposal: Proposal, *, reason: str) -> Proposal:
    """Answer no, or take one's own proposal back. Refuses with Invalid without a reason, or OutOfOrder."""
    within = proposal.pause.jurisdiction
    with performing("pause.decline_end", by=by, needs=Permission.PAUSE, within=within) as act:
        if not reason.strip():
            raise Invalid({"reason": _("Say why: whoever proposed it reads it.")})
        pause, proposal = locked(proposal.pause), _open(proposal)
        own = proposal.asked_by_id == by.pk
        _answer(proposal, by, Proposal.Answer.WITHDRAWN if own else Proposal.Answer.DECLINED)
        act.record(
            on=pause, places=within.ancestors, detail={"action": proposal.action, "note": reason.strip()}
        )
        if not own:
            told = {"reference": pause.reference, "by": by.name, "reason": reason.strip()}
            url = pause.get_absolute_url()
            act.tell([proposal.asked_by], "pause.end_declined", about=pause, url=url, context=told)
    return proposal


def _open(proposal: Proposal) -> Proposal:
    found = Proposal.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=proposal.pk)
    if found.answer:
        raise OutOfOrder(_("This proposal was answered already."))
    return found


def _answer(proposal: Proposal, by: User, answer: str) -> None:
    proposal.answer, proposal.answered_by, proposal.answered_at = answer, by, timezone.now()
    proposal.save(update_fields=["answer", "answered_by", "answered_at"])


def _follow(proposal: Proposal, pause: Pause, by: User) -> Pause:
    """The pause that follows: decided by whoever proposed it, countersigned by whoever confirmed."""
    made = begin(
        proposal.asked_by,
        scope_from(proposal.plan),
        reason=proposal.note,
        review_by=pause.review_by,
        conditions=pause.conditions,
        source_url=pause.source_url,
        replaces=pause,
    )
    made.countersigned_by, made.countersigned_at = by, timezone.now()
    made.save(update_fields=["countersigned_by", "countersigned_at"])
    return made


def _tell(act: Act, pause: Pause, follows: Pause | None, by: User, decision: str) -> None:
    told: dict[str, Any] = {"reference": pause.reference, "by": by.name, "decision": decision}
    if follows is None:
        act.tell(concerned(pause), "pause.lifted", about=pause, url=pause.get_absolute_url(), context=told)
        return
    told |= {"follows": follows.reference, "sentence": sentence(follows)}
    act.tell(concerned(pause), "pause.replaced", about=follows, url=follows.get_absolute_url(), context=told)
