"""The guarded steps as the plain SQL that records each: no act and no Python rule in front of the guard."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """How to record the step, and how to clear it away so that it can be tried again."""

    name: str
    table: str
    stage: str
    record: str
    before: tuple[str, ...] = ()
    after: str = ""
    # Seconds at the most between a lift and the next pause. What was decided before a lift is stale after it,
    # so the later a step comes, the more time its earlier steps need between two pauses.
    calm: float = 0.02


DECIDE = """
    INSERT INTO desk_decision (request_id, proposer_id, outcome, reason, at)
    SELECT %(request)s, %(reviewer)s, 'full', 'proof', clock_timestamp()
"""
SETTLE = """
    UPDATE desk_decision SET settled_at = clock_timestamp()
     WHERE request_id = %(request)s AND settled_at IS NULL
"""

APPROVE = """
    INSERT INTO desk_approval (request_id, decision_id, approver_id, verdict, comment, at)
    SELECT %(request)s, max(id), %(approver)s, 'approved', '', clock_timestamp()
      FROM desk_decision WHERE request_id = %(request)s
"""
PRODUCE = """
    INSERT INTO desk_production (request_id, decision_id, file, name, size, sha256, recipient,
                                 token_hash, nonce, expires_at, made_by_id, at)
    SELECT %(request)s, max(id), 'none', 'none', 1, '', 'officer@police.example',
           gen_random_uuid()::text, '', clock_timestamp() + interval '1 hour', %(reviewer)s,
           clock_timestamp()
      FROM desk_decision WHERE request_id = %(request)s
"""
HAND_OVER = """
    INSERT INTO desk_handover (request_id, production_id, at)
    SELECT %(request)s, max(id), clock_timestamp()
      FROM desk_production WHERE request_id = %(request)s
"""

# What was decided before a lift is refused after it, so each try begins with a decision of its own.
STEPS = [
    Step(
        name="claim",
        table="desk_claim",
        stage="review",
        record="""
            INSERT INTO desk_claim (request_id, person_id, taken_at, expires_at, ending)
            SELECT %(request)s, %(reviewer)s, clock_timestamp(), clock_timestamp() + interval '1 hour', ''
        """,
        after="""
            UPDATE desk_claim SET ended_at = clock_timestamp(), ending = 'released'
             WHERE request_id = %(request)s AND ended_at IS NULL
        """,
    ),
    Step("decide", "desk_decision", "review", record=DECIDE, after=SETTLE),
    Step("approve", "desk_approval", "production", record=APPROVE, before=(DECIDE,), after=SETTLE, calm=0.1),
    Step(
        "produce",
        "desk_production",
        "production",
        record=PRODUCE,
        before=(DECIDE, APPROVE),
        after=SETTLE,
        calm=0.2,
    ),
    Step(
        "hand over",
        "desk_handover",
        "production",
        record=HAND_OVER,
        before=(DECIDE, APPROVE, PRODUCE),
        after=SETTLE,
        calm=0.3,
    ),
]
