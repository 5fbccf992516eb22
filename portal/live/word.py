"""The word that something changed. It says nothing of what."""

import logging

import redis
from django.conf import settings
from django.db import transaction

CHANNEL = "abeyance:changed"
# Acts whose effect everybody sees at once, by the beginning of their verbs.
WATCHED = ("pause.", "exception.")

log = logging.getLogger(__name__)


def spread_after_commit(verb: str) -> None:
    """Tell every open page, once the act is committed and if it is one of those."""
    if verb.startswith(WATCHED):
        transaction.on_commit(spread, robust=True)


def spread() -> None:
    """Tell every process of the web server. Where Redis is down they notice by themselves, a little later."""
    try:
        with connect() as client:
            client.publish(CHANNEL, "changed")
    except redis.RedisError as error:
        log.warning("Open pages were not told at once: %s", type(error).__name__)


def connect() -> redis.Redis:
    """A connection of its own, which gives up soon."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=5)
