"""Who reads and writes assessments."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from jurisdictions.assessments.models import Assessment
from jurisdictions.assessments.models.words import SIGNER_PERMISSION, SignerRole
from jurisdictions.models import Jurisdiction
from portal.access.permissions import Permission
from portal.access.questions import holders, may, may_anywhere, reach
from portal.accounts.models import User

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
    return rows.filter(jurisdiction__in=places.values("pk"))


def readable_one(person: User, reference: str) -> Assessment:
    """The assessment with this reference; 404 where there is none or it is not for this reader."""
    found = readable(person).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def readers_of(assessment: Assessment) -> QuerySet[User]:
    """Everybody who may read an assessment, by name."""
    found = Q()
    for permission in READERS:
        found |= Q(pk__in=holders(permission, assessment.jurisdiction).values("pk"))
    return User.objects.filter(found).order_by("name", "pk")


def roles_of(person: User, assessment: Assessment) -> list[SignerRole]:
    """The roles in which the person could sign."""
    return [role for role, right in SIGNER_PERMISSION.items() if may(person, right, assessment.jurisdiction)]
