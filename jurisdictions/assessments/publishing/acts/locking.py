"""Takes a publication for the length of an act."""

from jurisdictions.assessments.publishing.models import Publication


def locked(publication: Publication) -> Publication:
    """The publication as it is now; nobody else changes it meanwhile."""
    return (
        Publication.objects.select_for_update(of=("self",))
        .select_related("assessment__jurisdiction", "assessment__template", "version")
        .get(pk=publication.pk)
    )
