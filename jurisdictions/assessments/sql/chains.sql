-- What follows from an impact never leads back to it, and is an impact of the same assessment.

CREATE FUNCTION impact_leads_on() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    next_id bigint := NEW.precedes_id;
    beside bigint;
BEGIN
    -- void_signatures, which runs before this trigger, took the row of the assessment: nobody else links its
    -- impacts meanwhile, and each query here sees what they linked before.
    WHILE next_id IS NOT NULL LOOP
        IF next_id = NEW.id THEN
            RAISE EXCEPTION 'abeyance: an impact does not lead back to itself' USING ERRCODE = 'AB066';
        END IF;
        SELECT precedes_id, assessment_id INTO next_id, beside FROM assessments_impact WHERE id = next_id;
        IF beside <> NEW.assessment_id THEN
            RAISE EXCEPTION 'abeyance: an impact leads to one of its own assessment' USING ERRCODE = 'AB067';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

CREATE TRIGGER without_circles BEFORE INSERT OR UPDATE ON assessments_impact
    FOR EACH ROW EXECUTE FUNCTION impact_leads_on();
