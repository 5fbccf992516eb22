"""Clients who take requests from claim to hand-over through the pages, one step after another."""

import random
import time
from collections import Counter
from typing import Any

import psycopg
from django.core.files.uploadedfile import SimpleUploadedFile
from psycopg.rows import dict_row

from reviews.desk.acts.produce import token_of
from tests.proofs.cast import Starter
from tests.proofs.faults.browser import BROKEN, post
from tests.proofs.faults.cast import Desk, Person

RECIPIENT = "officer@police.example"
GIVEN = 200
REFUSED = 409
# What is counted beside the answers: files that reached an agency.
FILES = "files"

# Each step as often as the other: the request nearest to the state before it, mostly one that is not stale.
STATES = ["received", "in_review", "proposed", "approved", "produced", "delivered"]
TRIES_STALE = 0.1
# What this reviewer could do next: with what they hold, or with what nobody holds.
NEXT = """
    SELECT r.id, r.reference, r.state, r.lock_version,
           (SELECT max(id) FROM desk_decision WHERE request_id = r.id) AS decision,
           (SELECT nonce FROM desk_production WHERE request_id = r.id ORDER BY id DESC LIMIT 1) AS nonce,
           ARRAY(SELECT i.id || ':' || c FROM reviews_identifier i, unnest(r.categories) c
                  WHERE i.request_id = r.id) AS items
      FROM reviews_request r
     WHERE r.id = ANY (%(requests)s)
       AND (r.state <> 'in_review'
            OR EXISTS (SELECT FROM desk_claim
                        WHERE request_id = r.id AND person_id = %(person)s AND ended_at IS NULL))
       AND (r.state <> 'received'
            OR (SELECT count(*) FROM desk_claim WHERE person_id = %(person)s AND ended_at IS NULL) < 3)
     ORDER BY NOT %(stale)s AND EXISTS (
                  SELECT FROM desk_decision d
                   WHERE d.id = (SELECT max(id) FROM desk_decision WHERE request_id = r.id)
                     AND r.state NOT IN ('received', 'in_review')
                     AND decision_outlived(d)),
              abs(array_position(%(states)s, r.state::text) - %(wanted)s),
              random()
     LIMIT 1
"""


def work(desk: Desk, me: Person, starter: Starter) -> None:
    """Send what is next for one request after another; count what became of it."""
    answers: Counter[str] = Counter()
    with psycopg.connect(desk.url, autocommit=True, row_factory=dict_row) as connection:
        starter.ready.wait()
        while not starter.stop.is_set():
            chance = {"wanted": random.randint(1, len(STATES)), "stale": random.random() < TRIES_STALE}
            asked = {"requests": desk.requests, "person": me.id, "states": STATES, **chance}
            row = connection.execute(NEXT, asked).fetchone()
            if row is None:
                time.sleep(0.1)
                continue
            status = SENDS[row["state"]](desk, me, row)
            answers[_word(status)] += 1
            if status == GIVEN and SENDS[row["state"]] is _hand_over:
                answers[FILES] += 1
            if status not in EXPECTED:
                answers[f"{ODD} {status} at {row['state']}"] += 1
    starter.tally.put(answers)


# 410: the link was withdrawn meanwhile. 422: a choice that the form had is gone.
EXPECTED = {BROKEN, 200, 302, REFUSED, 410, 422}
ODD = "odd:"


def _word(status: int) -> str:
    if status == BROKEN:
        return "broken"
    return "refused" if status == REFUSED else "answered"


def _page(row: dict[str, Any], step: str) -> str:
    return f"/requests/{row['reference']}/{step}/"


def _claim(desk: Desk, me: Person, row: dict[str, Any]) -> int:
    return post(desk.port, _page(row, "claim"), me.session)


def _decide(desk: Desk, me: Person, row: dict[str, Any]) -> int:
    said = {"outcome": "full", "reason": "proof", "items": row["items"], "lock_version": row["lock_version"]}
    return post(desk.port, _page(row, "decide"), me.session, **said)


def _approve(desk: Desk, _me: Person, row: dict[str, Any]) -> int:
    said = {"verdict": "approve", "comment": "", "decision": row["decision"]}
    return post(desk.port, _page(row, "approve"), desk.approver.session, **said)


def _produce(desk: Desk, me: Person, row: dict[str, Any]) -> int:
    said = {"file": SimpleUploadedFile("file", b"proof"), "recipient": RECIPIENT, "decision": row["decision"]}
    return post(desk.port, _page(row, "produce"), me.session, **said)


def _hand_over(desk: Desk, _me: Person, row: dict[str, Any]) -> int:
    return post(desk.port, f"/handover/{token_of(row['nonce'])}/")


SENDS = {
    "received": _claim,
    "in_review": _decide,
    "proposed": _approve,
    "approved": _produce,
    "produced": _hand_over,
    "delivered": _hand_over,
}
