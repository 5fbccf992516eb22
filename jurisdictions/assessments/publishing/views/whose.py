"""Which publication a visitor may open."""

from django.conf import settings
from django.http import Http404, HttpRequest

from jurisdictions.assessments.blind import require_sight
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.reading import published_for, published_for_all, worked_on
from portal.accounts.models import User


def readable_by(person: User, reference: str) -> Publication:
    """What is published for this person, or what they work on; 404 otherwise.

    Refuses with OutOfOrder a second rater who has not rated yet.
    """
    found = published_for(person).filter(reference=reference).first()
    if found is None:
        return worked_on(person, reference)
    require_sight(person, found.assessment)
    return found


def seen_by(http: HttpRequest, reference: str) -> Publication:
    """The same for whoever is there; without signing in only where the desk is open to that, else 404."""
    if isinstance(http.user, User):
        return readable_by(http.user, reference)
    found = published_for_all().filter(reference=reference).first() if settings.OPEN_PUBLICATIONS else None
    if found is None:
        raise Http404
    return found
