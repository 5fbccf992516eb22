-- In place of the function of `reviews/sql/as_of.sql`. An exception counts from its second approval on, and is
-- never taken back.
CREATE OR REPLACE FUNCTION excepted_by(asked bigint, at timestamptz) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(pause_id), '{}')
      FROM exceptions_use WHERE request_id = asked AND second_at <= at
$$;
