"""Put right what was published."""

from django.utils.translation import gettext as _

from jurisdictions.assessments.publishing.acts.locking import locked_by
from jurisdictions.assessments.publishing.models import Erratum, Publication
from jurisdictions.assessments.publishing.names.check import hits_in
from jurisdictions.assessments.publishing.words import State
from portal.access.permissions import Permission
from portal.accounts.models import User
from portal.acts.perform import performing
from portal.acts.refusals import Invalid, OutOfOrder


def add_erratum(by: User, publication: Publication, *, text: str) -> Erratum:
    """Add an erratum to what was published; it names nobody.

    Refuses with Invalid, OutOfOrder or NotPermitted.
    """
    within = publication.assessment.jurisdiction
    with performing("publication.add_erratum", by=by, needs=Permission.ASSESS, within=within) as act:
        found = locked_by(by, publication)
        if found.state != State.PUBLISHED:
            raise OutOfOrder(_("Errata belong to what was published."))
        if not text.strip():
            raise Invalid({"text": _("Please fill this in.")})
        if hits := hits_in(found.assessment, [("erratum", "", text)]):
            what = ", ".join(sorted({one.words for one in hits}))
            raise Invalid({"text": _("The check for people finds %(what)s in it.") % {"what": what}})
        made = Erratum.objects.create(publication=found, text=text.strip(), by=by)
        act.record(on=found, places=within.ancestors, detail={"erratum": made.pk})
    return made
