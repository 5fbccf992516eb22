"""Ask somebody to rate the impacts second, without seeing the first ratings."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.locking import locked_open
from jurisdictions.assessments.blind import open_asks, unrated
from jurisdictions.assessments.models import Assessment, RatingAsked
from jurisdictions.assessments.reading import readable
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def ask_rater(by: User, assessment: Assessment, person: User) -> RatingAsked:
    """From now on the first ratings are hidden from this person, impact by impact, until they have rated it.

    Refuses with Invalid (oneself; no assessor here; nothing for them to rate), OutOfOrder (asked already,
    signed) or NotPermitted.
    """
    within = assessment.jurisdiction
    with performing("assessment.ask_rater", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_open(assessment.pk)
        if person == by:
            raise Invalid({"person": _("A colleague asks you: nobody makes themselves blind.")})
        if not may(person, Permission.ASSESS, within) or not readable(person).filter(pk=found.pk).exists():
            raise Invalid({"person": _("Choose somebody who assesses this jurisdiction.")})
        if open_asks(found).filter(person=person).exists():
            raise OutOfOrder(_("%(who)s is asked already.") % {"who": person.name})
        if not unrated(person, found):
            text = _("There is no impact that %(who)s has not rated: write one down, or ask somebody else.")
            raise Invalid({"person": text % {"who": person.name}})
        made = RatingAsked.objects.create(assessment=found, person=person, asked_by=by)
        act.record(on=found, places=found.jurisdiction.ancestors, detail={"person": person.pk})
        told = {"reference": found.reference, "title": found.title, "by": by.name}
        act.tell(
            [person],
            "assessment.rate_second",
            about=found,
            url=f"{found.get_absolute_url()}ratings/",
            context=told,
        )
    return made


def release_rater(by: User, asked: RatingAsked, *, reason: str) -> RatingAsked:
    """It is not to be, or they have read the first ratings: what they rate from now on is a dissent.

    The rater releases themselves, or a colleague who assesses does. Refuses with Invalid (no reason),
    OutOfOrder (it has ended) or NotPermitted.
    """
    found = asked.assessment
    with performing(
        "assessment.release_rater", by=by, needs=Permission.ASSESS, within=found.jurisdiction
    ) as act:
        row = RatingAsked.objects.select_for_update().get(pk=asked.pk)
        if not reason.strip():
            raise Invalid({"reason": _("Say why.")})
        if row.ended_at:
            raise OutOfOrder(_("It has ended already."))
        row.ended_at, row.ended_because = timezone.now(), reason.strip()
        row.save(update_fields=["ended_at", "ended_because"])
        act.record(on=found, places=found.jurisdiction.ancestors, detail={"person": row.person_id})
    return row
