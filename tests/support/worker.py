"""A real Celery worker, in a process of its own, on this session's Redis and test database."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis as redis_client
from django.conf import settings
from django.core.cache import cache

from portal.embedded.environment import ROOT
from portal.embedded.postgres import Postgres
from portal.embedded.spawn import spawn
from tests.support.mail import MailSink
from tests.support.servers import folder_of_this_run

SLOWEST_START = 30.0


@pytest.fixture(autouse=True)
def _empty_redis() -> None:
    """Each test starts with an empty cache and empty queues, which share one Redis."""
    cache.clear()


@pytest.fixture
def celery_worker_process(transactional_db: None, smtp_sink: MailSink) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker that takes what the test commits and publishes; its mail reaches `smtp_sink`."""
    with celery_process("worker", "--pool=threads", "--concurrency=4", mail_port=smtp_sink.port) as process:
        yield process


@contextmanager
def celery_process(*words: str, mail_port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """`celery … WORDS` against the test database, from its first answer until the block ends."""
    log = folder_of_this_run() / f"{words[0]}.log"
    command = [sys.executable, "-m", "celery", "--app=portal", *words, "--loglevel=INFO"]
    with log.open("wb") as output:
        process = spawn(command, env=process_environment(mail_port), cwd=ROOT, output=output)
    try:
        if words[0] == "worker":
            _wait_until_ready(process, log)
        yield process
    finally:
        process.kill()
        process.wait()


def process_environment(mail_port: int) -> dict[str, str]:
    """The environment for another process of the site that shares this test's database and mail server."""
    database = str(settings.DATABASES["default"]["NAME"])  # the test database: Django renames it
    url = Postgres(folder_of_this_run() / "pg").url(database)
    return {**os.environ, "DATABASE_URL": url, "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_port)}


def _wait_until_ready(process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SLOWEST_START
    while " ready." not in (text := log.read_text()):
        assert process.poll() is None, f"The worker ended:\n{text}"
        assert time.monotonic() < deadline, f"The worker was not ready in time:\n{text}"
        time.sleep(0.05)


@pytest.fixture
def redis() -> Iterator[redis_client.Redis]:
    """A client of this session's Redis."""
    client = redis_client.Redis.from_url(settings.REDIS_URL)
    yield client
    client.close()
