"""Keeps files of a form that has to be mended, so that nobody chooses them again.

They lie under random names for a day at most; only a signed token of the person who sent them opens one.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import IO

from django.core import signing
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from portal.accounts.models import User
from reviews.facts import NewPaper

FOLDER = "parked"
KEPT = timedelta(days=1)
SALT = "parked file"


@dataclass(frozen=True)
class Parked:
    """A file that waits for its form."""

    token: str
    name: str
    size: int
    path: str

    def as_paper(self) -> NewPaper:
        return NewPaper(self.name, default_storage.open(self.path))


def park(person: User, name: str, content: IO[bytes], size: int) -> Parked:
    """Keep a file for this person."""
    _remove_old()
    content.seek(0)
    path = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", File(content))
    token = signing.dumps([person.pk, path, name, size], salt=SALT, compress=True)
    return Parked(token, name, size, path)


def find(person: User, tokens: list[str]) -> list[Parked]:
    """The files behind these tokens; those that are gone, forged or another person's are left out."""
    found = (_find(person, token) for token in dict.fromkeys(tokens))
    return [parked for parked in found if parked is not None]


def _find(person: User, token: str) -> Parked | None:
    try:
        owner, path, name, size = signing.loads(token, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError):
        return None
    if owner != person.pk or not default_storage.exists(path):
        return None
    return Parked(token, name, size, path)


def remove(several: list[Parked]) -> None:
    """The form went through: its files are with the request now."""
    for parked in several:
        default_storage.delete(parked.path)


def _remove_old() -> None:
    """Whoever parks a file clears away what nobody came back for."""
    if not default_storage.exists(FOLDER):
        return
    oldest = timezone.now() - KEPT
    for name in default_storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path) < oldest:
            default_storage.delete(path)
