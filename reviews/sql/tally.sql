-- The tally of requests: rows of plus and minus, whose sum is always the number of requests that a reader sees.

CREATE FUNCTION month_of(moment timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE AS $$
    SELECT date_trunc('month', moment AT TIME ZONE 'UTC')::date
$$;

-- Nobody writes between the first count and the triggers that follow it.
LOCK TABLE reviews_request IN SHARE ROW EXCLUSIVE MODE;

INSERT INTO reviews_tally (lane_id, state, month, number)
SELECT lane_id, state, month_of(received_at), count(*) FROM reviews_request GROUP BY 1, 2, 3;

-- Once a statement, not once a row: a file of many requests adds a row a lane.
CREATE FUNCTION tally_new_requests() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reviews_tally (lane_id, state, month, number)
    SELECT lane_id, state, month_of(received_at), count(*) FROM after_it GROUP BY 1, 2, 3;
    RETURN NULL;
END $$;

CREATE FUNCTION tally_changed_requests() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reviews_tally (lane_id, state, month, number)
    SELECT lane_id, state, month_of(received_at), sum(number)
      FROM (SELECT lane_id, state, received_at, 1 AS number FROM after_it
             UNION ALL
            SELECT lane_id, state, received_at, -1 FROM before_it) both_sides
     GROUP BY 1, 2, 3
    HAVING sum(number) <> 0;
    RETURN NULL;
END $$;

CREATE TRIGGER tally_new AFTER INSERT ON reviews_request
    REFERENCING NEW TABLE AS after_it
    FOR EACH STATEMENT EXECUTE FUNCTION tally_new_requests();
CREATE TRIGGER tally_changed AFTER UPDATE ON reviews_request
    REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
    FOR EACH STATEMENT EXECUTE FUNCTION tally_changed_requests();

-- One row in the place of several of a kind. One statement: a reader sees the several or the one. Rows that another
-- run takes at the same time are left to it. Returns how many rows fewer there are.
CREATE FUNCTION add_up_tally() RETURNS bigint
LANGUAGE sql AS $$
    WITH several AS MATERIALIZED (
        SELECT lane_id, state, month FROM reviews_tally GROUP BY 1, 2, 3 HAVING count(*) > 1 OR sum(number) = 0
    ), taken AS (
        DELETE FROM reviews_tally
         WHERE id IN (SELECT t.id FROM reviews_tally t JOIN several USING (lane_id, state, month)
                         FOR UPDATE OF t SKIP LOCKED)
        RETURNING lane_id, state, month, number
    ), written AS (
        INSERT INTO reviews_tally (lane_id, state, month, number)
        SELECT lane_id, state, month, sum(number) FROM taken GROUP BY 1, 2, 3 HAVING sum(number) <> 0
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM taken) - (SELECT count(*) FROM written)
$$;
