"""Open an assessment for signatures."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.canonical import content_of, hash_of
from jurisdictions.assessments.gates import blockers
from jurisdictions.assessments.log import head_of
from jurisdictions.assessments.models import Assessment, Version
from jurisdictions.assessments.models.words import SIGNER_PERMISSION, State
from jurisdictions.assessments.refusals import NotReady
from portal.access.permissions import Permission
from portal.access.questions import holders
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import OutOfOrder


def submit(by: User, assessment: Assessment) -> Assessment:
    """Freeze the content under a hash of this opening alone, and ask for the four signatures.

    Signatures of an earlier opening do not come back. Refuses with NotReady or OutOfOrder.
    """
    with performing(
        "assessment.submit", by=by, needs=Permission.ASSESS, within=assessment.jurisdiction
    ) as act:
        found = (
            Assessment.objects.select_for_update(of=("self",))
            .select_related("jurisdiction")
            .get(pk=assessment.pk)
        )
        if found.state != State.DRAFT:
            raise OutOfOrder(_("It is open for signatures already, or past them."))
        if missing := blockers(found):
            raise NotReady(missing)
        content = content_of(found)
        number = content["opening"]
        found.content_hash, found.state = hash_of(content), State.SIGNING
        Version.objects.create(
            assessment=found, number=number, content=content, content_hash=found.content_hash
        )
        found.save(update_fields=["content_hash", "state"])
        detail = {"hash": found.content_hash, "version": number, "log": head_of(found)}
        act.record(on=found, places=found.jurisdiction.ancestors, detail=detail)
        signers = {
            person.pk: person
            for right in SIGNER_PERMISSION.values()
            for person in holders(right, found.jurisdiction)
        }
        told = {"reference": found.reference, "title": found.title, "by": by.name}
        act.tell(
            signers.values(), "assessment.to_sign", about=found, url=found.get_absolute_url(), context=told
        )
    return found
