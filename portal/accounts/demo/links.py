"""One-time links: made here, used once, kept only as hashes."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import DemoLink, User

LASTS = timedelta(hours=24)


def make_link(person: User) -> str:
    """A new way in for this person, as a whole address."""
    token = secrets.token_urlsafe(24)
    DemoLink.objects.create(person=person, token_hash=_hash(token), expires_at=timezone.now() + LASTS)
    return settings.BASE_URL + reverse("demo:enter", args=[token])


def person_behind(token: str) -> User | None:
    """Whose link it is, while it can be used."""
    link = _usable(token).select_related("person").first()
    return link.person if link else None


def use(token: str) -> User | None:
    """Use the link up. Of two who try at once, one gets in."""
    person = person_behind(token)
    return person if _usable(token).update(used_at=timezone.now()) else None


def sweep() -> None:
    """Forget links that lead nowhere any more."""
    DemoLink.objects.filter(expires_at__lt=timezone.now()).delete()


def _usable(token: str) -> QuerySet[DemoLink]:
    return DemoLink.objects.filter(
        token_hash=_hash(token),
        used_at=None,
        expires_at__gt=timezone.now(),
        person__is_demo=True,
        person__is_active=True,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
