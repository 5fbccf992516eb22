"""Who may do what, where: the only module that reads django-guardian's tables.

It does not use `has_perm`, because Django lets a superuser through there, and the administrator of
this desk sees no request.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from django.db.models import Model, Q, QuerySet
from guardian.models import GroupObjectPermission, UserObjectPermission

from portal.access.permissions import Permission
from portal.accounts.models import User


@runtime_checkable
class Place(Protocol):
    """Something permissions are held on. A node of a tree names its ancestors, itself included."""

    pk: Any


def granted(user: User, permission: Permission) -> frozenset[int]:
    """Ids of the places on which the person holds the permission, alone or through a team.

    All of them are read at once and kept on the user object: one page asks the database once.
    """
    kept: dict[str, frozenset[int]] | None = user.__dict__.get("_granted")
    if kept is None:
        kept = user.__dict__["_granted"] = _read_granted(user)
    return kept.get(permission, frozenset())


def _read_granted(user: User) -> dict[str, frozenset[int]]:
    if not user.is_authenticated or not user.is_active:
        return {}
    codenames = [permission.partition(".")[2] for permission in Permission]
    facts = ("permission__content_type__app_label", "permission__codename", "object_pk")
    ours = Q(permission__codename__in=codenames)
    own = UserObjectPermission.objects.filter(ours, user=user).values_list(*facts)
    by_team = GroupObjectPermission.objects.filter(ours, group__user=user).values_list(*facts)
    held: dict[str, set[int]] = defaultdict(set)
    for app_label, codename, pk in own.union(by_team):
        held[f"{app_label}.{codename}"].add(int(pk))
    return {permission: frozenset(places) for permission, places in held.items()}


def may(user: User, permission: Permission, place: Place) -> bool:
    """Whether the person holds the permission on this place or on one that it is part of."""
    reach = {*getattr(place, "ancestors", ()), place.pk}
    return not reach.isdisjoint(granted(user, permission))


def may_anywhere(user: User, permission: Permission) -> bool:
    """Whether the person holds the permission on any place at all (to show or hide an entry)."""
    return bool(granted(user, permission))


def reach(user: User, permissions: Iterable[Permission], places: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the jurisdictions that the person reaches with any of the permissions."""
    ids: set[int] = set()
    for permission in permissions:
        ids |= granted(user, permission)
    return places.filter(ancestors__overlap=sorted(ids)) if ids else places.none()


def holders(permission: Permission, place: Place) -> QuerySet[User]:
    """Active people who hold the permission on this place or on one that it is part of."""
    return holders_of_any([permission], place)


def holders_of_any(permissions: Iterable[Permission], place: Place) -> QuerySet[User]:
    """The same for whoever holds one of several permissions there, each person once."""
    reach_ids = [str(pk) for pk in {*getattr(place, "ancestors", ()), place.pk}]
    rights = Q()
    for permission in permissions:
        app_label, codename = permission.split(".")
        rights |= Q(permission__codename=codename, permission__content_type__app_label=app_label)
    own = UserObjectPermission.objects.filter(rights, object_pk__in=reach_ids).values("user")
    teams = GroupObjectPermission.objects.filter(rights, object_pk__in=reach_ids).values("group")
    return User.objects.filter(Q(pk__in=own) | Q(groups__in=teams), is_active=True).distinct()


def forget(user: Model) -> None:
    """Drop the kept answers, after a role was given or taken in the same request."""
    user.__dict__.pop("_granted", None)
