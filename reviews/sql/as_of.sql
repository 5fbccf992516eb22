-- What was so at a past moment. The tree and the facts of a request are today's: where they were changed since,
-- the ledger tells.

-- Whether a pause covers a lane, exceptions aside: the lane knows today's, whenever they were granted.
CREATE FUNCTION pause_reaches_lane(p pauses_pause, lane reviews_lane_facts) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT pause_covers(p, lane.agency_ancestors, lane.user_ancestors, lane.service_id, lane.type, lane.categories)
$$;

-- The pauses that a request was excepted from by a moment: none, until the room that knows exceptions puts a
-- function of its own in this one's place.
CREATE FUNCTION excepted_by(asked bigint, at timestamptz) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT '{}'::bigint[]
$$;
