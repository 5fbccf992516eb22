"""`/health` tells a dead part from a living one, and says which."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal import heartbeat
from portal.ledger.models import Event
from portal.ledger.seal import seal_all
from portal.notifications.models import Delivery, Notice
from tests.factories.events import event
from tests.factories.notices import notice
from tests.factories.people import person
from tests.support.mail import MailSink
from tests.support.worker import celery_process

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything_lives() -> None:
    heartbeat.beat("worker")
    heartbeat.beat("beat")


def asked(client: Client) -> tuple[int, dict[str, Any]]:
    answer = client.get("/health")
    return answer.status_code, answer.json()["parts"]


def test_when_everything_runs_it_says_so(everything_lives: None, client: Client):
    status, parts = asked(client)
    assert status == 200
    assert {name for name, part in parts.items() if part["fine"]} == {
        "database",
        "redis",
        "worker",
        "beat",
        "notices",
        "ledger",
    }


@pytest.mark.parametrize("part", ["worker", "beat"])
def test_a_part_that_fell_silent_is_named(part: str, everything_lives: None, client: Client):
    cache.set(f"heartbeat:{part}", timezone.now() - timedelta(minutes=2), timeout=None)
    status, parts = asked(client)
    assert status == 503
    assert [name for name, state in parts.items() if not state["fine"]] == [part]
    assert "last seen 2 minutes ago" in parts[part]["words"]


def test_a_worker_that_never_came_is_named(client: Client):
    assert "never been seen" in asked(client)[1]["worker"]["words"]


def test_a_notice_that_waits_too_long_is_a_fault(everything_lives: None, client: Client):
    notice()
    assert asked(client)[0] == 200
    Notice.objects.update(created_at=timezone.now() - timedelta(minutes=6))
    status, parts = asked(client)
    assert status == 503
    assert "The oldest waits for 6 minutes." in parts["notices"]["words"]


def test_what_was_given_up_is_told_and_is_no_fault(everything_lives: None, client: Client):
    notice()
    Delivery.objects.update(given_up_at=timezone.now())
    status, parts = asked(client)
    assert status == 200
    assert "could not be delivered" in parts["notices"]["words"]


def test_events_that_nobody_seals_are_a_fault(everything_lives: None, client: Client):
    event(at=timezone.now() - timedelta(minutes=6))
    assert asked(client)[0] == 503
    seal_all()
    assert asked(client)[0] == 200


def test_a_database_that_is_away_is_named_at_once(monkeypatch: pytest.MonkeyPatch, client: Client):
    away = {"host": "/nowhere", "dbname": "none"}
    monkeypatch.setattr(connection, "get_connection_params", lambda: away, raising=False)
    before = time.monotonic()
    status, parts = asked(client)
    assert status == 503
    assert not parts["database"]["fine"]
    assert "OperationalError" in parts["database"]["words"]
    assert time.monotonic() - before < 3


def test_redis_that_is_away_is_named(settings, client: Client):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/redis.sock",
        }
    }
    status, parts = asked(client)
    assert status == 503
    assert not parts["redis"]["fine"]


def test_a_browser_gets_a_page(everything_lives: None, client: Client):
    page = client.get("/health", headers={"accept": "text/html"})
    assert b"Everything runs" in page.content


def test_somebody_without_a_second_factor_may_look(everything_lives: None, client: Client):
    client.force_login(person(second_factor=False))
    assert client.get("/health").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_real_processes_show_that_they_live(smtp_sink: MailSink):
    with (
        celery_process("worker", "--pool=threads", "--concurrency=1", mail_port=smtp_sink.port),
        celery_process("beat", "--pidfile=", mail_port=smtp_sink.port),
    ):
        deadline = time.monotonic() + 40
        while not (heartbeat.last("worker") and heartbeat.last("beat")):
            assert time.monotonic() < deadline, "no sign of life"
            time.sleep(0.2)
        notice(address="liaison@police.example")
        event()
        smtp_sink.wait_for(1)
        while not Event.objects.filter(leaf__isnull=False).exists():
            assert time.monotonic() < deadline, "nobody seals"
            time.sleep(0.2)
