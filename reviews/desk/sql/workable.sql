-- Which requests can be worked on and which are held, asked of lanes: the work grows with the number of
-- lanes and pauses, never with the number of requests.

-- From which moment of arrival on a lane's requests are held back from a step: NULL is never, -infinity
-- is all of them, a moment in between comes from pauses on new requests only.
CREATE FUNCTION lane_held_from(lane reviews_lane_facts, step text, at timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT min(pause_holds_from(p, at))
      FROM pauses_pause p
     WHERE p.period @> at
       AND pause_blocks(p.stage, step)
       AND pause_covers_lane(p, lane)
$$;

-- The step that an open request waits for next.
CREATE FUNCTION next_step(state text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state IN ('proposed', 'approved', 'produced') THEN 'production' ELSE 'review' END
$$;
