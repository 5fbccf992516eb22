"""Rate an impact that somebody else rated first."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.locking import locked_open
from jurisdictions.assessments.acts.voiding import Standing
from jurisdictions.assessments.blind import blind_to, has_seen, open_asks
from jurisdictions.assessments.models import Assessment, Impact, SecondRating
from jurisdictions.assessments.models.rating import RATINGS
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import Act, performing
from portal.acts.refusals import FourEyes, Invalid, OutOfOrder


def rate_second(by: User, impact: Impact, *, reason: str, **given: int) -> SecondRating:
    """Give scale, scope, irremediability and likelihood, once and in one's own name.

    It is blind where its rater was asked and had not rated this impact yet, for the first rating was hidden
    from them until now; else it is a dissent, given after reading the first, as it is of whoever was ever
    released from rating it. What the first rater had given
    is kept beside it. Signatures are voided, as by any change.
    Refuses with FourEyes (rated first by the same person), OutOfOrder (rated already, signed), Invalid or
    NotPermitted.
    """
    within = impact.assessment.jurisdiction
    with performing("assessment.rate_second", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_open(impact.assessment_id)
        one = Impact.objects.get(pk=impact.pk, assessment=found)
        _check(by, found, one, reason)
        standing = Standing(found)
        blind = one.pk in blind_to(by, found).impacts and not has_seen(by, found)
        made = SecondRating(assessment=found, impact=one, rater=by, dissent=not blind, reason=reason.strip())
        for name in RATINGS:
            setattr(made, name, given.get(name))
            setattr(made, f"first_{name}", getattr(one, name))
        try:
            made.full_clean()
        except ValidationError as error:
            raise Invalid(dict(error.message_dict)) from error
        made.save()
        Assessment.objects.filter(pk=found.pk).update(lock_version=found.lock_version + 1)
        act.record(
            on=found,
            places=found.jurisdiction.ancestors,
            detail={
                "impact": one.pk,
                "second_rating": made.pk,
                "blind": blind,
                "voided": standing.fell(found),
            },
        )
        standing.tell(act, found)
        _end_when_done(act, by, found)
    return made


def _check(by: User, found: Assessment, one: Impact, reason: str) -> None:
    if (one.rated_by_id or found.author_id) == by.pk:
        raise FourEyes(_("You rated it first: somebody else rates it second."))
    if one.second_ratings.filter(rater=by).exists():
        raise OutOfOrder(_("You have rated this impact."))
    if not reason.strip():
        raise Invalid({"reason": _("Say what you rest it on.")})


def _end_when_done(act: Act, by: User, found: Assessment) -> None:
    """Whoever asked is told once everything is rated."""
    asked = open_asks(found).filter(person=by).first()
    if asked is None or blind_to(by, found):
        return
    asked.ended_at = timezone.now()
    asked.save(update_fields=["ended_at"])
    told = {"reference": found.reference, "by": by.name}
    act.tell(
        [asked.asked_by],
        "assessment.rated_second",
        about=found,
        url=f"{found.get_absolute_url()}ratings/",
        context=told,
    )
