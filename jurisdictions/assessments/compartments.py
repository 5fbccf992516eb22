"""What compartments keep from whom. `reading.py` asks here; no page does."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from jurisdictions.assessments.models import Assessment, Compartment, Opening, Restriction
from portal.access.permissions import Permission
from portal.access.questions import granted, holders, may, may_anywhere
from portal.accounts.models import User


def outside(person: User) -> Exists:
    """Whether an assessment is in a compartment that the person is not in."""
    inside = sorted(granted(person, Permission.ENTER_COMPARTMENT))
    closed = Restriction.objects.filter(assessment=OuterRef("pk")).exclude(compartment__in=inside)
    return Exists(closed)


def restricted(ids: Iterable[int]) -> set[int]:
    """Those of these assessments that are in a compartment."""
    return set(Restriction.objects.filter(assessment__in=list(ids)).values_list("assessment", flat=True))


def opened(person: User) -> Exists:
    """Whether the person opened it and the hours are not over, by the clock of the database."""
    now = {"opened_at__lte": Now(), "until__gt": Now()}
    return Exists(Opening.objects.filter(assessment=OuterRef("pk"), person=person, **now))


def enters(person: User, compartment: Compartment) -> bool:
    """Whether the person is in it."""
    return may(person, Permission.ENTER_COMPARTMENT, compartment)


def entered(person: User) -> QuerySet[Compartment]:
    """The compartments the person is in."""
    return Compartment.objects.filter(pk__in=sorted(granted(person, Permission.ENTER_COMPARTMENT)))


def reached(person: User) -> QuerySet[Compartment]:
    """Those the person is in, and those left by everybody of what they have opened: they let somebody in."""
    now = Now()
    theirs = Opening.objects.filter(person=person, opened_at__lte=now, until__gt=now).values("assessment")
    opened_here = Compartment.objects.filter(restrictions__assessment__in=theirs).distinct()
    left = [row.pk for row in opened_here if not members_of(row).exists()]
    return Compartment.objects.filter(pk__in=[*granted(person, Permission.ENTER_COMPARTMENT), *left])


def members_of(compartment: Compartment) -> QuerySet[User]:
    """Everybody in it, by name."""
    return holders(Permission.ENTER_COMPARTMENT, compartment).order_by("name", "pk")


def insiders_of(assessment: Assessment) -> QuerySet[User]:
    """Everybody who is in all of its compartments; everybody of the desk where it is in none."""
    inside = Q()
    for restriction in assessment.restrictions.select_related("compartment"):
        inside &= Q(pk__in=members_of(restriction.compartment).order_by().values("pk"))
    return User.objects.filter(inside, is_active=True).order_by("name", "pk")


def makes_compartments(person: User) -> bool:
    """Whether the person writes or reviews assessments somewhere."""
    return any(may_anywhere(person, right) for right in (Permission.ASSESS, Permission.SIGN_RIGHTS))


def restricts(person: User, assessment: Assessment) -> bool:
    """Whether the person says in which compartments it is: its author, or a human-rights reviewer there."""
    return assessment.author_id == person.pk or may(person, Permission.SIGN_RIGHTS, assessment.jurisdiction)
