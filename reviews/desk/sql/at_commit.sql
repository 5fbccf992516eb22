-- A pause that was scheduled begins by the clock, without a transaction of its own: no lock makes a step that has
-- looked already wait for it. So each step looks again when it commits, and counts what begins within a second as
-- begun. What remains open is a COMMIT that takes longer than that second.

CREATE FUNCTION step_at_commit() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    r reviews_request;
    step text := TG_ARGV[0];
    held text;
BEGIN
    IF TG_TABLE_NAME = 'desk_approval' AND NOT EXISTS (
        SELECT FROM desk_decision d WHERE d.id = (to_jsonb(NEW) ->> 'decision_id')::bigint
           AND to_jsonb(NEW) ->> 'verdict' = 'approved' AND d.outcome IN ('full', 'partial')
    ) THEN
        step := 'review';
    END IF;
    SELECT * INTO STRICT r FROM reviews_request WHERE id = (to_jsonb(NEW) ->> 'request_id')::bigint;
    SELECT string_agg(p.reference, ' ' ORDER BY p.id) INTO held
      FROM pauses_holding(r, step, clock_timestamp() + interval '1 second') p
     -- A newer one was written by this same transaction after the step: it holds the next one.
     WHERE p.id <= COALESCE((guard_looked() ->> r.id::text)::bigint, p.id);
    IF held IS NOT NULL THEN
        RAISE EXCEPTION 'abeyance: request % is held', r.reference USING ERRCODE = 'AB001', DETAIL = held;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER look_again AFTER INSERT ON desk_claim DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION step_at_commit('review');
CREATE CONSTRAINT TRIGGER look_again AFTER INSERT ON desk_decision DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION step_at_commit('review');
CREATE CONSTRAINT TRIGGER look_again AFTER INSERT ON desk_approval DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION step_at_commit('production');
CREATE CONSTRAINT TRIGGER look_again AFTER INSERT ON desk_production DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION step_at_commit('production');
CREATE CONSTRAINT TRIGGER look_again AFTER INSERT ON desk_handover DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION step_at_commit('production');
