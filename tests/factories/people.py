"""Made-up people with roles."""

from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission as DjangoPermission
from guardian.models import UserObjectPermission

from jurisdictions.models import Jurisdiction
from portal.access.permissions import ROLE_PERMISSIONS, Permission, Role
from portal.accounts.models import User
from reviews.models import Queue

_numbers = count(1)
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


def person(name: str = "", *, second_factor: bool = True, **facts: Any) -> User:
    """Somebody who can sign in; `second_factor=False` leaves them at the page that sets one up."""
    number = next(_numbers)
    facts.setdefault("email", f"person{number}@desk.example")
    made = User.objects.create_user(name=name or f"Person {number}", **facts)
    if second_factor:
        second_factor_for(made)
    return made


def second_factor_for(user: User) -> None:
    """An authenticator app with a secret that tests know."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET})


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
