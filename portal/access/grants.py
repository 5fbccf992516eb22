"""Turns roles that were given into permissions that can be asked for: the other half of `questions`.

A person may hold two roles on one place whose bundles overlap, so what is taken away with a role is
only what no other role there still gives. Only acts call this.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from guardian.models import GroupObjectPermission, UserObjectPermission

from portal.access.permissions import ROLE_PERMISSIONS, Permission, Role
from portal.access.questions import forget
from portal.accounts.models import RoleGrant, Team, User

Holder = User | Team


def place_type(role: Role) -> ContentType:
    """The kind of record a role is held on: the model its permissions are declared on."""
    return _rights(ROLE_PERMISSIONS[role])[0].content_type


def grants_of(holder: Holder) -> QuerySet[RoleGrant]:
    """The roles a person or a team was given, each with its place."""
    return RoleGrant.objects.filter(**_as_holder(holder)).prefetch_related("place")


def add_grant(role: Role, holder: Holder, place: Model, by: User | None) -> RoleGrant:
    """Write down the role and give its permissions."""
    grant = RoleGrant.objects.create(
        role=role, place_type=place_type(role), place_id=place.pk, given_by=by, **_as_holder(holder)
    )
    for right in _rights(ROLE_PERMISSIONS[role]):
        rows, key = _rows(holder)
        rows.objects.get_or_create(
            permission=right, content_type=right.content_type, object_pk=str(place.pk), **key
        )
    forget(holder)
    return grant


def remove_grant(grant: RoleGrant) -> None:
    """Remove the role, and those of its permissions that no other role on the same place gives."""
    holder: Holder = grant.person or grant.team  # type: ignore[assignment]
    others = RoleGrant.objects.filter(
        place_type=grant.place_type, place_id=grant.place_id, **_as_holder(holder)
    ).exclude(pk=grant.pk)
    still = frozenset[Permission]().union(*(ROLE_PERMISSIONS[Role(other.role)] for other in others))
    rows, key = _rows(holder)
    lost = _rights(ROLE_PERMISSIONS[Role(grant.role)] - still)
    rows.objects.filter(permission__in=lost, object_pk=str(grant.place_id), **key).delete()
    grant.delete()
    forget(holder)


def give_right(permission: Permission, person: User, place: Model) -> None:
    """Give one right on one record, such as a compartment, which no role bundles."""
    right = _rights(frozenset({permission}))[0]
    UserObjectPermission.objects.get_or_create(
        permission=right, content_type=right.content_type, object_pk=str(place.pk), user=person
    )
    forget(person)


def take_right(permission: Permission, person: User, place: Model) -> None:
    """Take it back."""
    rights = _rights(frozenset({permission}))
    UserObjectPermission.objects.filter(permission__in=rights, object_pk=str(place.pk), user=person).delete()
    forget(person)


def _rights(permissions: frozenset[Permission]) -> list[DjangoPermission]:
    """Django's rows for these permissions."""
    wanted = Q(pk__in=[])
    for permission in permissions:
        app_label, codename = permission.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return list(DjangoPermission.objects.filter(wanted).select_related("content_type"))


def _as_holder(holder: Holder) -> dict[str, Any]:
    return {"team": holder} if isinstance(holder, Team) else {"person": holder}


def _rows(holder: Holder) -> tuple[Any, dict[str, Any]]:
    if isinstance(holder, Team):
        return GroupObjectPermission, {"group": Group(pk=holder.pk)}
    return UserObjectPermission, {"user": holder}
