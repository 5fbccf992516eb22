-- Which requests can be worked on and which are held, asked of lanes: the work grows with the number of
-- lanes and pauses, never with the number of requests.

-- From which moment of arrival on a lane's requests are held back from a step: NULL is never, -infinity
-- is all of them, a moment in between comes from pauses on new requests only.
CREATE FUNCTION lane_held_from(
    agency_ancestors bigint[], user_ancestors bigint[], service_id bigint, request_type text, step text,
    at timestamptz
) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT min(CASE WHEN p.new_only THEN lower(p.period) ELSE '-infinity' END)
      FROM pauses_pause p
     WHERE p.period @> at
       AND pause_blocks(p.stage, step)
       AND pause_covers(p, agency_ancestors, user_ancestors, service_id, request_type)
$$;

CREATE VIEW desk_lane AS
SELECT lane.*, agency.ancestors AS agency_ancestors, person.ancestors AS user_ancestors
  FROM reviews_lane lane
  JOIN jurisdictions_jurisdiction agency ON agency.id = lane.agency_jurisdiction_id
  LEFT JOIN jurisdictions_jurisdiction person ON person.id = lane.user_jurisdiction_id;

-- The step that an open request waits for next.
CREATE FUNCTION next_step(state text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state IN ('proposed', 'approved', 'produced') THEN 'production' ELSE 'review' END
$$;
