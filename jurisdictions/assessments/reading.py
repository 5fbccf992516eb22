"""Who reads and writes assessments."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jurisdictions.assessments.compartments import insiders_of, opened, outside
from jurisdictions.assessments.models import Assessment, Opening
from jurisdictions.assessments.models.words import SIGNER_PERMISSION, SignerRole
from jurisdictions.assessments.said import assessment_of
from jurisdictions.models import Jurisdiction
from portal.access.permissions import Permission
from portal.access.questions import holders, may, may_anywhere, reach
from portal.accounts.models import User
from portal.acts.readers import keeps_readers
from portal.acts.refusals import NotPermitted

READERS = (Permission.ASSESS, Permission.PAUSE, *SIGNER_PERMISSION.values())


def reads(person: User) -> bool:
    """Whether there is a jurisdiction whose assessments the person may read."""
    return any(may_anywhere(person, permission) for permission in READERS)


def readable(person: User) -> QuerySet[Assessment]:
    """The assessments this person may read."""
    places = reach(person, READERS, Jurisdiction.objects.all())
    rows: QuerySet[Any] = Assessment.objects.select_related(
        "jurisdiction", "author", "instrument", "template"
    )
    within = Q(jurisdiction__in=places.values("pk")) & ~outside(person)
    return rows.filter(within | Q(opened(person)))


def kept_from(person: User) -> QuerySet[Assessment]:
    """The restricted ones where this person reads assessments or may open them: that they are there."""
    places = reach(person, (*READERS, Permission.OPEN_RESTRICTED), Jurisdiction.objects.all())
    return Assessment.objects.filter(jurisdiction__in=places.values("pk")).filter(
        outside(person), ~opened(person)
    )


def readable_one(person: User, reference: str) -> Assessment:
    """The assessment with this reference; 404 where there is none or it is not for this reader."""
    found = readable(person).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def require_readable(person: User, assessment: Assessment) -> None:
    """Refuse with NotPermitted whoever may not read it."""
    if not readable(person).filter(pk=assessment.pk).exists():
        raise NotPermitted(_("Only those who may read an assessment do this."))


def readers_of(assessment: Assessment) -> QuerySet[User]:
    """Everybody who may read an assessment, by name."""
    found = Q()
    for permission in READERS:
        found |= Q(pk__in=holders(permission, assessment.jurisdiction).values("pk"))
    return insiders_of(assessment).filter(found)


def roles_of(person: User, assessment: Assessment) -> list[SignerRole]:
    """The roles in which the person could sign."""
    return [role for role, right in SIGNER_PERMISSION.items() if may(person, right, assessment.jurisdiction)]


@keeps_readers
def _no_act_and_no_notice_from_outside(record: Model, people: list[User]) -> list[User]:
    """Of a restricted assessment and what belongs to it; an opening is told to those it concerns."""
    found = assessment_of(record)
    if found is None or isinstance(record, Opening) or getattr(record, "has_readers_of_its_own", False):
        return people
    if not found.restrictions.exists():
        return people
    return [person for person in people if readable(person).filter(pk=found.pk).exists()]
