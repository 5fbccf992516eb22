"""Takes a publication for the length of an act."""

from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.reading import require_readable
from portal.accounts.models import User


def locked(publication: Publication) -> Publication:
    """The publication as it is now; nobody else changes it meanwhile."""
    return (
        Publication.objects.select_for_update(of=("self",))
        .select_related("assessment__jurisdiction", "assessment__template", "version")
        .get(pk=publication.pk)
    )


def locked_by(by: User, publication: Publication) -> Publication:
    """The same for whoever works on it, before and after it is out.

    Refuses with NotPermitted whoever may not read the assessment behind it.
    """
    require_readable(by, publication.assessment)
    return locked(publication)
