"""How an event becomes 32 bytes, the same way in Python, in an export and years later."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def canonical(value: Any) -> bytes:
    """The one way to write a value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def event_digest(facts: dict[str, Any]) -> str:
    """The digest of an event's facts; the prefix keeps leaves apart from nodes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + canonical(facts)).hexdigest()


def instant(at: datetime) -> str:
    """A moment as it is written in a digest: UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
