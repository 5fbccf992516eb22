-- Lanes, the table of transitions, and the guard that no act gets past.

CREATE TABLE reviews_transition (
    from_state text NOT NULL,
    to_state text NOT NULL,
    PRIMARY KEY (from_state, to_state)
);
INSERT INTO reviews_transition VALUES
    ('received', 'in_review'), ('received', 'closed'),
    ('in_review', 'received'), ('in_review', 'waiting'), ('in_review', 'proposed'), ('in_review', 'closed'),
    ('waiting', 'in_review'), ('waiting', 'received'), ('waiting', 'closed'),
    ('proposed', 'in_review'), ('proposed', 'received'), ('proposed', 'approved'), ('proposed', 'closed'),
    ('approved', 'produced'), ('approved', 'received'), ('approved', 'closed'),
    ('produced', 'delivered'), ('produced', 'received'), ('produced', 'closed'),
    ('delivered', 'closed');

CREATE FUNCTION transitions_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'abeyance: where a request may go is part of the schema' USING ERRCODE = 'AB004';
END $$;

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON reviews_transition
    FOR EACH STATEMENT EXECUTE FUNCTION transitions_stay();

CREATE FUNCTION request_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'received' THEN
        RAISE EXCEPTION 'abeyance: a request begins as received' USING ERRCODE = 'AB004';
    END IF;
    NEW.lane_id := request_lane(NEW);
    RETURN NEW;
END $$;

CREATE FUNCTION request_change_state() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM reviews_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
        RAISE EXCEPTION 'abeyance: a request does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'AB004';
    END IF;
    NEW.state_since := clock_timestamp();
    RETURN NEW;
END $$;

CREATE FUNCTION request_change_lane() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.lane_id := request_lane(NEW);
    RETURN NEW;
END $$;

CREATE FUNCTION request_lane(r reviews_request) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    found_id bigint;
    asked varchar[] := ARRAY(SELECT DISTINCT c FROM unnest(r.categories) c ORDER BY c);
BEGIN
    LOOP
        SELECT id INTO found_id FROM reviews_lane
         WHERE queue_id = r.queue_id AND agency_jurisdiction_id = r.agency_jurisdiction_id
           AND user_jurisdiction_id IS NOT DISTINCT FROM r.user_jurisdiction_id
           AND service_id = r.service_id AND type = r.type AND emergency = r.emergency
           AND categories = asked AND excepted_from = r.excepted_from;
        IF FOUND THEN
            RETURN found_id;
        END IF;
        INSERT INTO reviews_lane (queue_id, agency_jurisdiction_id, user_jurisdiction_id, service_id, type,
                                  emergency, categories, excepted_from)
        VALUES (r.queue_id, r.agency_jurisdiction_id, r.user_jurisdiction_id, r.service_id, r.type,
                r.emergency, asked, r.excepted_from)
        ON CONFLICT DO NOTHING;
    END LOOP;
END $$;

CREATE TRIGGER begin_in_lane BEFORE INSERT ON reviews_request
    FOR EACH ROW EXECUTE FUNCTION request_before_insert();
CREATE TRIGGER change_state BEFORE UPDATE OF state ON reviews_request
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION request_change_state();
CREATE TRIGGER change_lane BEFORE UPDATE OF
    queue_id, agency_jurisdiction_id, user_jurisdiction_id, service_id, type, emergency, categories,
    excepted_from, lane_id ON reviews_request
    FOR EACH ROW EXECUTE FUNCTION request_change_lane();

-- What a pause needs to know of a lane, with the tree as it stands now.
CREATE VIEW reviews_lane_facts AS
SELECT lane.*, agency.ancestors AS agency_ancestors, person.ancestors AS user_ancestors
  FROM reviews_lane lane
  JOIN jurisdictions_jurisdiction agency ON agency.id = lane.agency_jurisdiction_id
  LEFT JOIN jurisdictions_jurisdiction person ON person.id = lane.user_jurisdiction_id;

CREATE FUNCTION pause_covers_lane(p pauses_pause, lane reviews_lane_facts) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT pause_covers(p, lane.agency_ancestors, lane.user_ancestors, lane.service_id, lane.type, lane.categories)
       AND p.id <> ALL (lane.excepted_from)
$$;

-- The pauses in force at a moment that hold a request back from a step.
CREATE FUNCTION pauses_holding(r reviews_request, step text, at timestamptz) RETURNS SETOF pauses_pause
LANGUAGE sql STABLE AS $$
    SELECT p.*
      FROM pauses_pause p
      JOIN reviews_lane_facts lane ON lane.id = r.lane_id
     WHERE p.period @> at
       AND pause_blocks(p.stage, step)
       AND r.received_at >= pause_holds_from(p, at)
       AND pause_covers_lane(p, lane)
$$;

-- Of each request that the guard let pass in this transaction, the newest pause there was when it looked. Any
-- other transaction that would hold the request waits for this one from then on.
CREATE FUNCTION guard_looked() RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT COALESCE(NULLIF(current_setting('abeyance.looked', true), ''), '{}')::jsonb
$$;

-- Called by a trigger on every row that records a guarded step. Takes the request, then a shared lock on
-- each jurisdiction above it (ascending, so that two callers never wait for each other), and only then
-- looks: under READ COMMITTED the look sees every pause whose COMMIT has returned.
CREATE FUNCTION guard_step(guarded bigint, step text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    r reviews_request;
    above bigint[];
    locked bigint[] := '{}';
    place bigint;
    held text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'abeyance: guarded steps run under READ COMMITTED only' USING ERRCODE = 'AB003';
    END IF;
    SELECT * INTO r FROM reviews_request WHERE id = guarded FOR UPDATE;
    LOOP
        SELECT array_agg(DISTINCT a ORDER BY a) INTO above
          FROM jurisdictions_jurisdiction j, unnest(j.ancestors) a
         WHERE j.id IN (r.agency_jurisdiction_id, r.user_jurisdiction_id);
        -- Read again after locking: a jurisdiction may have moved while we waited.
        EXIT WHEN above <@ locked;
        FOREACH place IN ARRAY above LOOP
            PERFORM pg_advisory_xact_lock_shared(jurisdiction_lock_class(), place::integer);
        END LOOP;
        locked := above;
    END LOOP;
    SELECT string_agg(p.reference, ' ' ORDER BY p.id) INTO held
      FROM pauses_holding(r, step, clock_timestamp()) p;
    IF held IS NOT NULL THEN
        RAISE EXCEPTION 'abeyance: request % is held', r.reference USING ERRCODE = 'AB001', DETAIL = held;
    END IF;
    -- For the look at COMMIT (reviews/desk/sql/at_commit.sql).
    PERFORM set_config('abeyance.looked', (guard_looked() || jsonb_build_object(
        guarded, (SELECT COALESCE(max(id), 0) FROM pauses_pause)))::text, true);
END $$;
