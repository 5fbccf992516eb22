-- What carries an assessment forward holds its texts: it is in all compartments of the one before, whoever
-- writes, and however two transactions meet. Looked at when a transaction ends, for the rows come one by one.

CREATE FUNCTION carries_its_compartments_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    looked_at bigint := CASE TG_TABLE_NAME
        WHEN 'assessments_restriction' THEN (to_jsonb(COALESCE(NEW, OLD)) ->> 'assessment_id')::bigint
        ELSE (to_jsonb(NEW) ->> 'id')::bigint END;
    before bigint := (SELECT carries_on_id FROM assessments_assessment WHERE id = looked_at);
BEGIN
    -- Whoever puts the one before into a compartment, and whoever carries it forward, wait for each other.
    PERFORM FROM assessments_assessment WHERE id IN (looked_at, before) ORDER BY id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT FROM assessments_assessment child
        JOIN assessments_restriction kept ON kept.assessment_id = child.carries_on_id
        WHERE (child.id = looked_at OR child.carries_on_id = looked_at)
        AND NOT EXISTS (
            SELECT FROM assessments_restriction own
            WHERE own.assessment_id = child.id AND own.compartment_id = kept.compartment_id)
    ) THEN
        RAISE EXCEPTION 'abeyance: what carries a restricted assessment forward is in its compartments'
            USING ERRCODE = 'AB045';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER carries_its_compartments_on
    AFTER INSERT OR UPDATE OR DELETE ON assessments_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION carries_its_compartments_on();

CREATE CONSTRAINT TRIGGER carries_its_compartments_on
    AFTER INSERT ON assessments_assessment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.carries_on_id IS NOT NULL)
    EXECUTE FUNCTION carries_its_compartments_on();

CREATE CONSTRAINT TRIGGER carries_its_compartments_on_later
    AFTER UPDATE OF carries_on_id ON assessments_assessment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.carries_on_id IS NOT NULL)
    EXECUTE FUNCTION carries_its_compartments_on();
