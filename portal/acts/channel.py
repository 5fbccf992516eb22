"""Through which door an act came in: a page, the administration, a command, a job."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from portal.ledger.models import Event

_channel: ContextVar[str] = ContextVar("channel", default=Event.Channel.COMMAND)


def current_channel() -> str:
    """The door in use; code with no page and no job around it is the command line."""
    return _channel.get()


@contextmanager
def through(channel: str) -> Iterator[None]:
    """Everything done inside comes through this door."""
    token = _channel.set(channel)
    try:
        yield
    finally:
        _channel.reset(token)
