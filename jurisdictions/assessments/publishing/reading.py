"""Who reads publications, and who works on them."""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jurisdictions.assessments.blind import require_sight
from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.publishing.models import Publication
from jurisdictions.assessments.publishing.words import Audience, State
from jurisdictions.assessments.reading import readable as readable_assessments
from portal.access.permissions import Permission
from portal.access.questions import may
from portal.accounts.models import User
from portal.acts.refusals import NotPermitted

SECOND_READERS = (Permission.ASSESS, Permission.SIGN_RIGHTS, Permission.SIGN_LEGAL)
OUT = (State.PUBLISHED, State.RETRACTED)


def all_publications() -> QuerySet[Publication]:
    return Publication.objects.select_related(
        "assessment__jurisdiction", "assessment__template", "assessment__author", "version",
        "begun_by", "approved_by", "published_by",
    )  # fmt: skip


def worked_on(person: User, reference: str) -> Publication:
    """The publication with this reference, for those who read the assessment behind it; 404 otherwise.

    Refuses with OutOfOrder a second rater who has not rated yet.
    """
    found = all_publications().filter(reference=reference, assessment__in=_behind(person)).first()
    if found is None:
        raise Http404
    require_sight(person, found.assessment)
    return found


def published_for(person: User) -> QuerySet[Publication]:
    """What has been published and this signed-in person may read."""
    everybody = Q(audience__in=[Audience.PUBLIC, Audience.INTERNAL])
    return all_publications().filter(everybody | Q(assessment__in=_behind(person)), state__in=OUT)


def published_for_all() -> QuerySet[Publication]:
    """What may be read without signing in, where the desk allows that at all."""
    return all_publications().filter(audience=Audience.PUBLIC, state__in=OUT)


def may_read_second(person: User, publication: Publication) -> bool:
    """Whether a person could be the second reader: by right, and because they had no hand in it."""
    place = publication.assessment.jurisdiction
    return any(may(person, right, place) for right in SECOND_READERS) and not had_a_hand(person, publication)


def had_a_hand(person: User, publication: Publication) -> bool:
    """Whether a person wrote the assessment, or began or redacted the publication."""
    if person.pk in {publication.begun_by_id, publication.assessment.author_id}:
        return True
    return publication.redactions.filter(Q(made_by=person) | Q(undone_by=person)).exists()


def require_second_reader(person: User, assessment: Assessment) -> None:
    """Refuse with NotPermitted whoever may neither assess nor review here."""
    if not any(may(person, right, assessment.jurisdiction) for right in SECOND_READERS):
        raise NotPermitted(_("Second readers are people who assess or review here."))


def _behind(person: User) -> QuerySet[Assessment]:
    return readable_assessments(person).order_by().values("pk")  # type: ignore[return-value]
