"""One listener a process, however many pages it streams to."""

import logging
import threading
import time

import redis
from django.conf import settings
from django.db import close_old_connections

from portal.live.version import version
from portal.live.word import CHANNEL, connect

LOOK_EVERY = 2.0  # seconds; for what begins by the clock, and for a Redis that is down

log = logging.getLogger(__name__)


class Hub:
    """Knows the version now and wakes whoever waits for another one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = ""
        self._listeners = 0
        self._thread: threading.Thread | None = None
        self._places = threading.BoundedSemaphore(settings.LIVE_STREAMS)

    def take(self) -> bool:
        """Take one of the streams this process can hold; False where all are taken."""
        if not self._places.acquire(blocking=False):
            return False
        with self._changed:
            self._listeners += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._listen, name="live", daemon=True)
                self._thread.start()
        return True

    def leave(self) -> None:
        """Give it back."""
        with self._changed:
            self._listeners -= 1
        self._places.release()

    def wait(self, known: str, seconds: float) -> str:
        """The version, as soon as it is another one than `known`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version not in {"", known}, timeout=seconds)
            return self._version or known

    def _listen(self) -> None:
        """Runs while somebody listens; the last one to leave lets it end."""
        while True:
            try:
                with connect() as client, client.pubsub(ignore_subscribe_messages=True) as words:
                    words.subscribe(CHANNEL)
                    while self._look():
                        words.get_message(timeout=LOOK_EVERY)
                    return
            except redis.RedisError as error:
                log.warning("Redis does not say what changed (%s); looking by itself", type(error).__name__)
                if not self._look():
                    return
                time.sleep(LOOK_EVERY)

    def _look(self) -> bool:
        try:
            close_old_connections()
            now = version()
        except Exception as error:  # whatever it is, the thread that serves every page goes on
            log.warning("The database does not say what changed: %s", type(error).__name__)
            now = self._version
        finally:
            close_old_connections()
        with self._changed:
            if now != self._version:
                self._version = now
                self._changed.notify_all()
            if self._listeners == 0:
                self._thread, self._version = None, ""
                return False
            return True


hub = Hub()
