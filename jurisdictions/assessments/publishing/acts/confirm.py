"""Confirm that something the check for people found may stand."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.acts.steps import for_second_reader
from jurisdictions.assessments.publishing.edition.build import edition_of
from jurisdictions.assessments.publishing.models import Confirmation, Publication
from jurisdictions.assessments.publishing.names.check import open_hits
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def confirm_hit(
    by: User, publication: Publication, *, path: str, kind: str, term: str, reason: str
) -> Confirmation:
    """The second reader says why a name, address or number may be published where it stands.

    Refuses with SecondReader, Invalid (no reason), OutOfOrder (no such hit) or NotPermitted.
    """
    with performing("publication.confirm_hit", by=by) as act:
        found = for_second_reader(by, publication)
        if not reason.strip():
            raise Invalid({"reason": _("Say why it may stand.")})
        hits = open_hits(found, edition_of(found))
        if (path, kind, term) not in {(one.path, one.kind, one.term) for one in hits}:
            raise OutOfOrder(_("Nothing of the kind is found there now."))
        made = Confirmation.objects.create(
            publication=found, path=path, kind=kind, term=term, reason=reason.strip(), by=by
        )
        places = found.assessment.jurisdiction.ancestors
        act.record(on=found, places=places, detail={"path": path, "kind": kind, "reason": made.reason})
    return made
