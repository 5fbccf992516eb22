"""How an event becomes 32 bytes, the same way in Python, in an export and years later."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def canonical(value: Any) -> bytes:
    """The one way to write a value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def plain(value: Any) -> Any:
    """A value as the database will give it back: lists for tuples, text for keys. Refuses fractions.

    Fractions are refused because PostgreSQL may give another one back than it was given.
    """
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"the ledger takes no {type(value).__name__}: write {value!r} as text or a whole number")


def event_digest(facts: dict[str, Any]) -> str:
    """The digest of an event's facts; the prefix keeps leaves apart from nodes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + canonical(facts)).hexdigest()


def instant(at: datetime) -> str:
    """A moment as it is written in a digest: UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def seal_digest(*, at: str, first_position: int, size: int, root: str, previous: str) -> str:
    """The digest of a seal: it covers the seal before it, and so everything before that."""
    facts = {"at": at, "first_position": first_position, "size": size, "root": root, "previous": previous}
    return hashlib.sha256(b"\x02" + canonical(facts)).hexdigest()
