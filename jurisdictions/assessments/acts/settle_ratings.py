"""Say how a difference between two raters was settled."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.locking import locked_open
from jurisdictions.assessments.acts.voiding import Standing
from jurisdictions.assessments.blind import blind_to
from jurisdictions.assessments.models import Assessment, SecondRating
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def settle_ratings(by: User, second: SecondRating, *, note: str) -> SecondRating:
    """Both ratings stay as they were given; the note says what was talked through and what stands.

    Refuses with Invalid (no note), OutOfOrder (signed; not to be seen yet) or NotPermitted.
    """
    within = second.assessment.jurisdiction
    with performing("assessment.settle_ratings", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_open(second.assessment_id)
        if second.pk in blind_to(by, found).ratings:
            raise OutOfOrder(_("Rate it yourself first."))
        if not note.strip():
            raise Invalid({"note": _("Say how it was settled.")})
        row = SecondRating.objects.select_for_update().get(pk=second.pk)
        standing = Standing(found)
        row.assessment, row.settled, row.settled_by = found, note.strip(), by
        row.save(update_fields=["settled", "settled_by"])
        Assessment.objects.filter(pk=found.pk).update(lock_version=found.lock_version + 1)
        act.record(
            on=found,
            places=found.jurisdiction.ancestors,
            detail={"second_rating": row.pk, "impact": row.impact_id, "voided": standing.fell(found)},
        )
        standing.tell(act, found)
    return row
