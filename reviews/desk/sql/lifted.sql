-- What was decided before a pause was lifted is not carried out after it: facts, law and process may have
-- changed meanwhile, so those requests go back to triage.

CREATE FUNCTION decision_outlived(decided desk_decision) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM reviews_request r
          JOIN reviews_lane_facts lane ON lane.id = r.lane_id
          JOIN pauses_pause p
            ON pause_frees_at(p, r.received_at) > decided.at
           AND pause_frees_at(p, r.received_at) <= clock_timestamp() AND lower(p.period) < clock_timestamp()
           AND NOT (p.new_only AND r.received_at < pause_new_from(p))
           AND pause_covers_lane(p, lane)
         WHERE r.id = decided.request_id)
$$;

CREATE FUNCTION refuse_outlived(decided bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    d desk_decision;
BEGIN
    SELECT * INTO STRICT d FROM desk_decision WHERE id = decided;
    IF d.outcome IN ('full', 'partial') AND decision_outlived(d) THEN
        RAISE EXCEPTION 'abeyance: decided before a pause was lifted' USING ERRCODE = 'AB008';
    END IF;
END $$;

-- Each runs after the guard of its table (triggers run by name), so that every lock is held by then.
CREATE FUNCTION approval_is_fresh() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.verdict = 'approved' THEN
        PERFORM refuse_outlived(NEW.decision_id);
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION production_is_fresh() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_outlived(NEW.decision_id);
    RETURN NEW;
END $$;

CREATE FUNCTION hand_over_is_fresh() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_outlived(decision_id) FROM desk_production WHERE id = NEW.production_id;
    RETURN NEW;
END $$;

CREATE TRIGGER guard_fresh BEFORE INSERT ON desk_approval
    FOR EACH ROW EXECUTE FUNCTION approval_is_fresh();
CREATE TRIGGER guard_fresh BEFORE INSERT ON desk_production
    FOR EACH ROW EXECUTE FUNCTION production_is_fresh();
CREATE TRIGGER guard_fresh BEFORE INSERT ON desk_handover
    FOR EACH ROW EXECUTE FUNCTION hand_over_is_fresh();
