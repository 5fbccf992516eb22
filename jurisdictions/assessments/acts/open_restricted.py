"""Open an assessment from outside its compartments: with a reason, for four hours; those inside are told."""

from django.utils import timezone
from django.utils.translation import gettext as _

from jurisdictions.assessments.compartments import insiders_of
from jurisdictions.assessments.models import Assessment, Opening
from jurisdictions.assessments.models.compartment import OPEN_FOR
from jurisdictions.assessments.reading import readable
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder
from portal.ui.times import in_utc_and


def open_restricted(by: User, assessment: Assessment, *, reason: str) -> Opening:
    """See it for four hours. Refuses with Invalid (no reason), OutOfOrder (seen anyway) or NotPermitted."""
    place = assessment.jurisdiction
    with performing(
        "assessment.open_restricted", by=by, needs=Permission.OPEN_RESTRICTED, within=place
    ) as act:
        if not reason.strip():
            raise Invalid({"reason": _("Say why you must see it: everybody in its compartments reads it.")})
        if readable(by).filter(pk=assessment.pk).exists():
            raise OutOfOrder(_("You can read it already."))
        now = timezone.now()
        made = Opening.objects.create(
            assessment=assessment, person=by, reason=reason.strip(), opened_at=now, until=now + OPEN_FOR
        )
        detail = {"reason": made.reason, "until": made.until.isoformat()}
        act.record(on=assessment, places=place.ancestors, detail=detail)
        told = {
            "reference": assessment.reference,
            "by": by.name,
            "reason": made.reason,
            "until": in_utc_and(made.until),
        }
        heads = holders(Permission.SIGN_RIGHTS, place)
        people = {who.pk: who for who in [*insiders_of(assessment), *heads, assessment.author]}
        url = assessment.get_absolute_url()
        act.tell(people.values(), "assessment.opened", about=made, url=url, context=told)
    return made
