"""What is looked at. Each check says in words what is wrong and what it means for the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import psycopg
from django.core.cache import cache
from django.db import connection
from django.db.models import Min
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal import heartbeat
from portal.ledger.models import Unsealed
from portal.notifications.deliver import owed
from portal.notifications.models import Delivery

SILENT_FOR = timedelta(seconds=60)
LATE = timedelta(minutes=5)
ADDRESS = ("dbname", "user", "password", "host", "port")


@dataclass(frozen=True)
class Finding:
    """One part: whether it works, and what there is to say about it."""

    name: str
    title: str | Promise
    fine: bool
    words: str


def all_findings() -> list[Finding]:
    """Every part in turn; what needs the database or Redis is not asked while those are away."""
    database, redis = _database(), _redis()
    findings = [database, redis]
    if redis.fine:
        findings += [_alive("worker", *WORKER), _alive("beat", *BEAT)]
    if database.fine:
        findings += [_notices(), _ledger()]
    return findings


WORKER = (
    gettext_lazy("Worker"),
    gettext_lazy("Notices and reminders wait. Start a Celery worker."),
)
BEAT = (
    gettext_lazy("Scheduler"),
    gettext_lazy("Nobody is reminded of deadlines and pauses. Start Celery beat."),
)


def _attempt(name: str, title: str | Promise, work: Callable[[], None], trouble: str) -> Finding:
    try:
        work()
    except Exception as error:  # whatever the part's library raises, the part is away
        return Finding(name, title, False, f"{trouble} ({type(error).__name__})")
    return Finding(name, title, True, _("It answers."))


def _database() -> Finding:
    """A connection of its own: the pool would keep us waiting for half a minute."""

    def ask() -> None:
        parameters = connection.get_connection_params()
        address = {name: parameters[name] for name in ADDRESS if name in parameters}
        with psycopg.connect(**address, connect_timeout=2) as direct:
            direct.execute("SELECT 1")

    return _attempt("database", _("Database"), ask, _("It does not answer: no page works."))


def _redis() -> Finding:
    def ask() -> None:
        cache.set("health", 1, timeout=5)
        if cache.get("health") != 1:
            raise RuntimeError("Redis forgets at once")

    return _attempt("redis", _("Redis"), ask, _("It does not answer: mails and reminders wait."))


def _alive(name: str, title: str | Promise, trouble: str | Promise) -> Finding:
    seen = heartbeat.last(name)
    if seen is None:
        return Finding(name, title, False, _("It has never been seen.") + f" {trouble}")
    if timezone.now() - seen > SILENT_FOR:
        words = _("It was last seen %(ago)s ago.") % {"ago": _ago(seen)}
        return Finding(name, title, False, f"{words} {trouble}")
    return Finding(name, title, True, _("It was seen %(ago)s ago.") % {"ago": _ago(seen)})


def _notices() -> Finding:
    oldest = owed().aggregate(oldest=Min("notice__created_at"))["oldest"]
    given_up = Delivery.objects.filter(given_up_at__isnull=False).count()
    words = _("None waits.") if oldest is None else _("The oldest waits for %(ago)s.") % {"ago": _ago(oldest)}
    if given_up:
        words += " " + _("%(n)d could not be delivered; see the administration.") % {"n": given_up}
    return Finding("notices", _("Notices"), oldest is None or timezone.now() - oldest < LATE, words)


def _ledger() -> Finding:
    oldest = Unsealed.objects.aggregate(oldest=Min("event__at"))["oldest"]
    if oldest is None:
        return Finding("ledger", _("Ledger"), True, _("Everything is sealed."))
    words = _("The oldest event waits for its seal for %(ago)s.") % {"ago": _ago(oldest)}
    return Finding("ledger", _("Ledger"), timezone.now() - oldest < LATE, words)


def _ago(moment: datetime) -> str:
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    if seconds < 120:  # noqa: PLR2004 -- two minutes
        return _("%(n)d seconds") % {"n": seconds}
    return _("%(n)d minutes") % {"n": seconds // 60}
