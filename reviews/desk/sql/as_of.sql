-- How requests stood at a past moment, read from the rows that their steps left. Nothing of it is stored. OFFSET 0
-- keeps PostgreSQL from working out again for each pause what it knows for each request, and the other way round.

-- The state in which the last decision by then left a request; none where there was no decision, or it was undone.
-- A request that went back to triage as approved has only the ledger to show it.
CREATE FUNCTION state_by_decision_at(asked bigint, t timestamptz) RETURNS TABLE (state text)
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT CASE
               WHEN word.verdict = 'returned' OR made.revoked_at <= t OR d.settled_at <= t AND word.id IS NULL
                    OR EXISTS (SELECT FROM ledger_event e
                                WHERE e.subject_kind = 'reviews.request' AND e.subject_id = asked
                                  AND e.verb = 'request.back_to_triage' AND e.at > d.at AND e.at <= t) THEN NULL
               WHEN made.id IS NOT NULL THEN 'produced'
               WHEN word.id IS NOT NULL THEN 'approved'
               ELSE 'proposed' END
      FROM (SELECT * FROM desk_decision WHERE request_id = asked AND at <= t ORDER BY id DESC LIMIT 1) d
      LEFT JOIN desk_approval word ON word.decision_id = d.id AND word.at <= t
      LEFT JOIN desk_production made ON made.decision_id = d.id AND made.at <= t
     ORDER BY made.id DESC
     LIMIT 1
$$;

-- Before a decision: in somebody's hands, waiting for the agency (which the ledger alone tells), or in its queue.
CREATE FUNCTION state_by_claim_at(asked bigint, t timestamptz) RETURNS TABLE (state text)
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT CASE WHEN last.ended_at IS NULL OR last.ended_at > t THEN 'in_review'
                WHEN EXISTS (SELECT FROM ledger_event e
                              WHERE e.subject_kind = 'reviews.request' AND e.subject_id = asked
                                AND e.verb = 'request.ask_clarification' AND e.at > last.taken_at AND e.at <= t)
                THEN 'waiting'
                ELSE 'received' END
      FROM (SELECT * FROM desk_claim WHERE request_id = asked AND taken_at <= t ORDER BY id DESC LIMIT 1) last
$$;

-- Where a request stood; NULL where no decision stood and only claims tell more. One that has not moved since is
-- where it was, and one that is open now was not closed then.
CREATE FUNCTION standing_at(r reviews_request, t timestamptz) RETURNS TABLE (state text)
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT CASE
               WHEN r.state_since <= t THEN r.state
               WHEN r.state = 'closed'
                    AND EXISTS (SELECT FROM desk_closing WHERE request_id = r.id AND at <= t) THEN 'closed'
               WHEN r.state IN ('delivered', 'closed')
                    AND EXISTS (SELECT FROM desk_handover WHERE request_id = r.id AND at <= t) THEN 'delivered'
               ELSE (SELECT d.state FROM state_by_decision_at(r.id, t) d) END
    OFFSET 0
$$;

-- The state of a request that had been received by then.
CREATE FUNCTION request_state_at(r reviews_request, t timestamptz) RETURNS TABLE (state text)
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT COALESCE(stood.state, (SELECT c.state FROM state_by_claim_at(r.id, t) c), 'received')
      FROM standing_at(r, t) stood
    OFFSET 0
$$;

-- The pauses in force at a moment, each with the moment of arrival from which on it held requests then.
CREATE FUNCTION pauses_at(t timestamptz) RETURNS TABLE (pause pauses_pause, since timestamptz)
LANGUAGE sql STABLE ROWS 10 AS $$
    SELECT p, pause_holds_from(p, t) FROM pauses_pause p WHERE p.period @> t OFFSET 0
$$;

-- The pauses that held a request back from its next step at a past moment: the one definition that the list, its
-- filter, its file and all counts ask. What was freed, closed or excepted by then was not held.
CREATE FUNCTION pauses_holding_at(r reviews_request, t timestamptz) RETURNS TABLE (pause_id bigint)
LANGUAGE sql STABLE AS $$
    SELECT (known.pause).id
      FROM reviews_lane_facts lane
     CROSS JOIN pauses_at(t) known
     CROSS JOIN standing_at(r, t) stood
     WHERE lane.id = r.lane_id
       AND r.received_at BETWEEN known.since AND t
       AND pause_reaches_lane(known.pause, lane)
       AND COALESCE(stood.state, 'received') NOT IN ('delivered', 'closed')
       AND pause_blocks((known.pause).stage, next_step(COALESCE(stood.state, 'received')))
       AND NOT ((known.pause).id = ANY (r.excepted_from) AND (known.pause).id = ANY (excepted_by(r.id, t)))
$$;
