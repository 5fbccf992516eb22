"""Signs of life: each process that must not die says so, and `/health` reads it.

Kept in Redis, because a process whose Redis is gone is of no use to anybody either.
"""

from datetime import datetime

from django.core.cache import cache
from django.utils import timezone


def beat(name: str) -> None:
    """Say that this part is alive now."""
    cache.set(_key(name), timezone.now(), timeout=None)


def last(name: str) -> datetime | None:
    """When this part last said so."""
    found: datetime | None = cache.get(_key(name))
    return found


def _key(name: str) -> str:
    return f"heartbeat:{name}"
