"""Answer what another executive asks for: the second of the two people."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.break_glass.acts.review import begin_review
from jurisdictions.assessments.break_glass.acts.rules import check, open_one, refuse_involved
from jurisdictions.assessments.break_glass.models import BreakGlass
from jurisdictions.assessments.models import Assessment
from jurisdictions.pauses.acts.begin import begin, detail_of
from jurisdictions.pauses.acts.begin_again import begin_again
from jurisdictions.pauses.acts.finish import finish
from jurisdictions.pauses.acts.lock import in_force, locked
from jurisdictions.pauses.acts.told import concerned
from jurisdictions.pauses.models import Ending, Mandate, Pause
from jurisdictions.pauses.scope import scope_from
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import FourEyes, Invalid, Stale
from portal.ui.times import in_utc_and

KIND = "break_glass.breakglass"


@dataclass(frozen=True)
class Freed:
    """What a confirmation did: the lifted pause, a narrower one meanwhile, what begins again, its review."""

    pause: Pause
    meanwhile: Pause | None
    again: Pause
    review: Assessment


def confirm(by: User, asked: BreakGlass, *, content_hash: str) -> Freed:
    """Free the pause now and write the row with which it begins again; a rapid assessment looks at it.

    Refuses with Stale (not what was read), FourEyes to whoever asked, NotApart, OutOfOrder (answered, lapsed,
    lifted) or NotPermitted. The database looks at all of it again when the transaction ends.
    """
    place = asked.pause.jurisdiction
    with performing("break_glass.confirm", by=by, needs=Permission.SIGN_EXECUTIVE, within=place) as act:
        pause, asked = in_force(asked.pause), open_one(asked)
        _check(by, pause, asked, content_hash)
        _answer(asked, by, BreakGlass.Answer.CONFIRMED)
        freed = _free(by, pause, asked)
        BreakGlass.objects.filter(pk=asked.pk).update(review=freed.review)
        detail = {
            "break_glass": asked.reference,
            "hours": asked.hours,
            "action": asked.ending,
            "note": asked.reason,
            "hash": asked.content_hash,
            "begins_again": freed.again.period.lower.isoformat(),
            "again": freed.again.reference,
            "review": freed.review.reference,
            "followed_by": freed.meanwhile.reference if freed.meanwhile else None,
            "now": detail_of(freed.meanwhile) if freed.meanwhile else None,
        }
        act.record(on=pause, places=place.ancestors, detail=detail)
        _tell(act, by, asked, freed)
    return freed


def decline(by: User, asked: BreakGlass, *, reason: str) -> BreakGlass:
    """Answer no, or take one's own request back. Refuses with Invalid without a reason, or OutOfOrder."""
    place = asked.pause.jurisdiction
    with performing("break_glass.decline", by=by, needs=Permission.SIGN_EXECUTIVE, within=place) as act:
        if not reason.strip():
            raise Invalid({"reason": _("Say why: whoever asked reads it.")})
        pause, asked = locked(asked.pause), open_one(asked)
        own = asked.asked_by_id == by.pk
        asked.declined_because = reason.strip()
        _answer(asked, by, BreakGlass.Answer.WITHDRAWN if own else BreakGlass.Answer.DECLINED)
        detail = {"break_glass": asked.reference, "note": asked.declined_because}
        act.record(on=pause, places=place.ancestors, detail=detail)
        if not own:
            told = {"reference": pause.reference, "by": by.name, "reason": asked.declined_because}
            url = asked.get_absolute_url()
            act.tell([asked.asked_by], "break_glass.declined", about=asked, url=url, context=told)
    return asked


def _check(by: User, pause: Pause, asked: BreakGlass, content_hash: str) -> None:
    if asked.asked_by_id == by.pk:
        raise FourEyes(_("You asked for this yourself: another executive confirms it."))
    refuse_involved(by, pause)
    refuse_involved(asked.asked_by, pause)
    if content_hash != asked.content_hash:
        raise Stale(_("This is not what you read: read it again before you confirm."))
    check(pause, reason=asked.reason, hours=asked.hours, reviewer=asked.reviewer)


def _answer(asked: BreakGlass, by: User, answer: str) -> None:
    asked.answer, asked.answered_by, asked.answered_at = answer, by, timezone.now()
    asked.save(update_fields=["answer", "answered_by", "answered_at", "declined_because"])


def _free(by: User, pause: Pause, asked: BreakGlass) -> Freed:
    within = timedelta(hours=asked.hours)
    mandate = Mandate.objects.create(
        pause=pause,
        action=asked.ending,
        decision_kind=KIND,
        decision_id=asked.pk,
        decision_reference=asked.reference,
        decision_url=asked.get_absolute_url(),
        content_hash=asked.content_hash,
        signers=sorted([asked.asked_by_id, by.pk]),
        expires_at=timezone.now() + within,
    )
    finish(pause, by=by, mandate=mandate, asked_by=asked.asked_by)
    meanwhile = _meanwhile(by, pause, asked) if asked.ending == Ending.NARROW else None
    again = begin_again(pause, pause.period.upper + within)
    review = begin_review(asked, [again, *([meanwhile] if meanwhile else [])])
    return Freed(pause, meanwhile, again, review)


def _meanwhile(by: User, pause: Pause, asked: BreakGlass) -> Pause:
    scope, review_by = scope_from(asked.plan), pause.review_by
    return begin(by, scope, reason=asked.reason, review_by=review_by, replaces=pause)


def _tell(act: Act, by: User, asked: BreakGlass, freed: Freed) -> None:
    told = {
        "reference": freed.pause.reference,
        "by": by.name,
        "other": asked.asked_by.name,
        "reason": asked.reason,
        "until": in_utc_and(freed.again.period.lower),
        "again": freed.again.reference,
    }
    url = asked.get_absolute_url()
    people = {who.pk: who for who in [*concerned(freed.pause), *_heads(freed.pause), asked.asked_by]}
    act.tell(people.values(), "break_glass.used", about=asked, url=url, context=told)
    to_review = told | {"review": freed.review.reference}
    url = freed.review.get_absolute_url()
    act.tell([asked.reviewer], "break_glass.to_review", about=freed.review, url=url, context=to_review)


def _heads(pause: Pause) -> list[User]:
    """Those who answer for human rights and law here: they are not among those whose work is held."""
    rights = (Permission.SIGN_RIGHTS, Permission.SIGN_LEGAL)
    return [who for right in rights for who in holders(right, pause.jurisdiction)]
