"""What must be true once the killing is over: no half of an act is left, and no notice is lost."""

import time
from email import message_from_bytes
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from portal.notifications.deliver import owed
from portal.notifications.models import Delivery
from portal.notifications.owe import wake
from tests.proofs.steps import STEPS

LONGEST_DELIVERY = 20.0

TWO_CLAIMS = """
    SELECT request_id FROM desk_claim WHERE ended_at IS NULL GROUP BY request_id HAVING count(*) > 1
"""
# A request is in review exactly while somebody holds it.
HALF_CLAIMED = """
    SELECT r.id FROM reviews_request r
     WHERE r.id = ANY (%(requests)s)
       AND (r.state = 'in_review') <> EXISTS (
            SELECT FROM desk_claim WHERE request_id = r.id AND ended_at IS NULL)
"""
VERBS = {
    "claim": "request.claim",
    "decide": "request.decide",
    "approve": "request.approve",
    "produce": "request.produce",
    "hand over": "production.hand_over",
}
NOT_ONE_EVENT = """
    SELECT r.id FROM reviews_request r
     WHERE r.id = ANY (%(requests)s)
       AND (SELECT count(*) FROM {table} WHERE request_id = r.id)
        <> (SELECT count(*) FROM ledger_event
             WHERE verb = %(verb)s AND subject_kind = 'reviews.request' AND subject_id = r.id)
"""


def wrongs(requests: list[int]) -> list[str]:
    """What is not as it must be, in words; empty when all is well."""
    asked: dict[str, Any] = {"requests": requests}
    found = {"two open claims": _ids(TWO_CLAIMS, {}), "half a claim": _ids(HALF_CLAIMED, asked)}
    for step in STEPS:
        query = NOT_ONE_EVENT.format(table=step.table)
        found[f"{step.name}: not one event a step"] = _ids(query, asked | {"verb": VERBS[step.name]})
    return [f"{what}: requests {ids}" for what, ids in found.items() if ids]


def recorded(requests: list[int]) -> dict[str, int]:
    """How many of each step there are."""
    counted = {}
    for step in STEPS:
        query = f"SELECT count(*) FROM {step.table} WHERE request_id = ANY (%(requests)s)"  # noqa: S608
        counted[step.name] = _ids(query, {"requests": requests})[0]
    return counted


def deliver_the_rest() -> None:
    """Wake the worker until nothing that is due is owed. What a killed one had taken is due in a minute."""
    end = time.monotonic() + LONGEST_DELIVERY
    while owed().filter(next_attempt_at__lte=timezone.now()).exists() and time.monotonic() < end:
        wake()
        time.sleep(0.5)


def notices(mails: Path) -> tuple[int, int, list[str]]:
    """Mails delivered, deliveries still owed, and keys that are called delivered without a mail."""
    by_mail = Delivery.objects.filter(channel=Delivery.Channel.EMAIL)
    called_delivered = by_mail.filter(delivered_at__isnull=False)
    claimed = {str(key) for key in called_delivered.values_list("notice__key", flat=True)}
    sent = {message_from_bytes(file.read_bytes())["X-Abeyance-Key"] for file in mails.glob("*.eml")}
    return len(claimed), owed().count(), sorted(claimed - sent)


def _ids(query: str, asked: dict[str, Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        return [row[0] for row in cursor.fetchall()]
