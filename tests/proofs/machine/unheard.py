"""Nobody hears of these lives: no worker is there to be woken, and no page is open that would be told."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def unheard() -> Iterator[None]:
    """The acts write their notices as ever; the calls to Redis after each COMMIT are left out."""
    with (
        patch("portal.notifications.owe.wake", lambda: None),
        patch("portal.acts.perform.spread_after_commit", lambda _verb: None),
    ):
        yield
