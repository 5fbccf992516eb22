"""Made-up people with roles."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Permission as DjangoPermission
from guardian.models import UserObjectPermission

from jurisdictions.models import Jurisdiction
from portal.access.permissions import ROLE_PERMISSIONS, Permission, Role
from portal.accounts.models import User
from reviews.models import Queue

_numbers = count(1)


def person(name: str = "", **facts: Any) -> User:
    number = next(_numbers)
    name = name or f"Person {number}"
    return User.objects.create_user(email=f"person{number}@desk.example", name=name, **facts)


def give(user: User, permission: Permission, place: Any) -> None:
    app_label, codename = permission.split(".")
    right = DjangoPermission.objects.get(content_type__app_label=app_label, codename=codename)
    UserObjectPermission.objects.get_or_create(
        user=user, permission=right, content_type=right.content_type, object_pk=str(place.pk)
    )
    user.__dict__.pop("_granted", None)


def with_role(role: Role, *jurisdictions: Jurisdiction, queue: Queue | None = None, name: str = "") -> User:
    """A person who holds a role in these jurisdictions (and works a queue)."""
    user = person(name or f"{role.label} {next(_numbers)}")
    for jurisdiction in jurisdictions:
        for permission in ROLE_PERMISSIONS[role]:
            give(user, permission, jurisdiction)
    if queue is not None:
        give(user, Permission.WORK_QUEUE, queue)
    return user
