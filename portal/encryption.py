"""Text that is unreadable in the database and in a backup: AES-256-GCM, with the id of its key in front."""

import base64
import hashlib
import hmac
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE_BYTES = 12
KEY_BYTES = 32


class Unreadable(Exception):
    """A text cannot be decrypted: its key is missing from FIELD_KEYS, or somebody changed it."""


@cache
def _keys(configured: str) -> dict[str, bytes]:
    """Keys by id, the newest first: it encrypts; all of them decrypt."""
    pairs = (entry.split(":", 1) for entry in configured.replace(",", " ").split())
    keys = {name: base64.urlsafe_b64decode(secret) for name, secret in pairs}
    if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise ValueError("FIELD_KEYS holds ID:KEY pairs, each key 32 bytes in URL-safe base64.")
    return keys


def encrypt(text: str, bound_to: str) -> str:
    """The text under the newest key. It decrypts only where it is `bound_to` the same words."""
    name, key = next(iter(_keys(settings.FIELD_KEYS).items()))
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), bound_to.encode())
    return f"{name}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def decrypt(stored: str, bound_to: str) -> str:
    """Refuses with Unreadable; never gives back something that was tampered with."""
    name, _, body = stored.partition(":")
    key = _keys(settings.FIELD_KEYS).get(name)
    if key is None:
        raise Unreadable(f"FIELD_KEYS has no key “{name}”.")
    raw = base64.urlsafe_b64decode(body)
    try:
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound_to.encode()).decode()
    except InvalidTag as error:
        raise Unreadable("The text was changed, or belongs to another field.") from error


def digest(text: str) -> str:
    """The same for the same text, and told to nobody who has no key. It is made with the oldest key."""
    *_newer, oldest = _keys(settings.FIELD_KEYS).values()
    return hmac.new(oldest, text.encode(), hashlib.sha256).hexdigest() if text else ""


class EncryptedText(models.TextField):  # type: ignore[type-arg]
    """A text column whose rows hold only what `encrypt` makes; an empty text stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text, self._bound_to()) if text else text

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        return decrypt(value, self._bound_to()) if value else value

    def _bound_to(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"
