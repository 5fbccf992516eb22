-- The order of the steps, and who may take them. Each begins with the guard, so that the request's row
-- and the locks of its jurisdictions are always taken in the same order.

CREATE FUNCTION claim_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM guard_step(NEW.request_id, 'review');
    RETURN NEW;
END $$;

CREATE FUNCTION decision_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM guard_step(NEW.request_id, 'review');
    IF NOT EXISTS (SELECT FROM desk_claim
                    WHERE request_id = NEW.request_id AND person_id = NEW.proposer_id AND ended_at IS NULL) THEN
        RAISE EXCEPTION 'abeyance: only the reviewer who holds the claim decides' USING ERRCODE = 'AB005';
    END IF;
    RETURN NEW;
END $$;

-- Approving a disclosure is the first step of production; anything else is still review.
CREATE FUNCTION approval_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    d desk_decision;
BEGIN
    SELECT * INTO STRICT d FROM desk_decision WHERE id = NEW.decision_id;
    IF NEW.verdict = 'approved' AND d.outcome IN ('full', 'partial') THEN
        PERFORM guard_step(d.request_id, 'production');
    ELSE
        PERFORM guard_step(d.request_id, 'review');
    END IF;
    SELECT * INTO STRICT d FROM desk_decision WHERE id = NEW.decision_id;
    IF d.request_id <> NEW.request_id OR d.settled_at IS NOT NULL THEN
        RAISE EXCEPTION 'abeyance: the decision is settled or of another request' USING ERRCODE = 'AB004';
    END IF;
    IF d.proposer_id = NEW.approver_id THEN
        RAISE EXCEPTION 'abeyance: nobody approves a decision of their own' USING ERRCODE = 'AB006';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION production_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM guard_step(NEW.request_id, 'production');
    IF NOT EXISTS (
        SELECT FROM desk_approval a JOIN desk_decision d ON d.id = a.decision_id
         WHERE a.decision_id = NEW.decision_id AND a.verdict = 'approved' AND d.request_id = NEW.request_id
           AND d.outcome IN ('full', 'partial')
    ) OR NEW.decision_id <> (SELECT max(id) FROM desk_decision WHERE request_id = NEW.request_id) THEN
        RAISE EXCEPTION 'abeyance: a production needs an approved decision to disclose' USING ERRCODE = 'AB004';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION hand_over_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM guard_step(NEW.request_id, 'production');
    IF NOT EXISTS (
        SELECT FROM desk_production
         WHERE id = NEW.production_id AND request_id = NEW.request_id
           AND revoked_at IS NULL AND expires_at > clock_timestamp()
    ) THEN
        RAISE EXCEPTION 'abeyance: the link has ended or was withdrawn' USING ERRCODE = 'AB007';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guard BEFORE INSERT ON desk_claim
    FOR EACH ROW EXECUTE FUNCTION claim_before_insert();
CREATE TRIGGER guard BEFORE INSERT ON desk_decision
    FOR EACH ROW EXECUTE FUNCTION decision_before_insert();
CREATE TRIGGER guard BEFORE INSERT ON desk_approval
    FOR EACH ROW EXECUTE FUNCTION approval_before_insert();
CREATE TRIGGER guard BEFORE INSERT ON desk_production
    FOR EACH ROW EXECUTE FUNCTION production_before_insert();
CREATE TRIGGER guard BEFORE INSERT ON desk_handover
    FOR EACH ROW EXECUTE FUNCTION hand_over_before_insert();

-- A state that says a step was taken needs the row of that step.
CREATE FUNCTION request_state_has_step() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    shown boolean := true;
BEGIN
    IF NEW.state = 'in_review' THEN
        shown := EXISTS (SELECT FROM desk_claim WHERE request_id = NEW.id AND ended_at IS NULL);
    ELSIF NEW.state = 'waiting' THEN
        -- A question to the agency is review too.
        PERFORM guard_step(NEW.id, 'review');
    ELSIF NEW.state = 'proposed' THEN
        shown := EXISTS (SELECT FROM desk_decision WHERE request_id = NEW.id AND settled_at IS NULL);
    ELSIF NEW.state = 'approved' THEN
        shown := EXISTS (SELECT FROM desk_approval a JOIN desk_decision d ON d.id = a.decision_id
                          WHERE d.request_id = NEW.id AND a.verdict = 'approved'
                            AND d.id = (SELECT max(id) FROM desk_decision WHERE request_id = NEW.id));
    ELSIF NEW.state = 'produced' THEN
        shown := EXISTS (SELECT FROM desk_production WHERE request_id = NEW.id AND revoked_at IS NULL);
    ELSIF NEW.state = 'delivered' THEN
        shown := EXISTS (SELECT FROM desk_handover WHERE request_id = NEW.id);
    ELSIF NEW.state = 'closed' THEN
        shown := EXISTS (SELECT FROM desk_closing WHERE request_id = NEW.id);
    END IF;
    IF NOT shown THEN
        RAISE EXCEPTION 'abeyance: a request is % only after that step was recorded', NEW.state
            USING ERRCODE = 'AB004';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER state_has_step BEFORE UPDATE OF state ON reviews_request
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION request_state_has_step();
