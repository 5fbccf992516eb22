-- Rows that join two others of one assessment are content too: they go by the row they belong to.

CREATE FUNCTION assessment_join_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    -- Arguments: the table of that row and the column that names it; the same for the row at the other end.
    owner_of text := format('SELECT assessment_id FROM %I WHERE id = ($1 ->> %L)::bigint', TG_ARGV[0], TG_ARGV[1]);
    other_of text := format('SELECT assessment_id FROM %I WHERE id = ($1 ->> %L)::bigint', TG_ARGV[2], TG_ARGV[3]);
    owner_id bigint;
    beside bigint;
BEGIN
    EXECUTE owner_of INTO owner_id USING to_jsonb(coalesce(NEW, OLD));
    IF TG_OP = 'UPDATE' THEN
        EXECUTE owner_of INTO beside USING to_jsonb(OLD);
        IF beside IS DISTINCT FROM owner_id THEN
            RAISE EXCEPTION 'abeyance: content does not move to another assessment' USING ERRCODE = 'AB031';
        END IF;
    END IF;
    PERFORM assessment_void(owner_id);
    IF TG_OP <> 'DELETE' THEN
        EXECUTE other_of INTO beside USING to_jsonb(NEW);
        IF beside IS DISTINCT FROM owner_id THEN
            RAISE EXCEPTION 'abeyance: rows of two assessments are not joined' USING ERRCODE = 'AB049';
        END IF;
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE TRIGGER void_signatures BEFORE INSERT OR UPDATE OR DELETE ON assessments_measure_impacts
    FOR EACH ROW EXECUTE FUNCTION
    assessment_join_changed('assessments_measure', 'measure_id', 'assessments_impact', 'impact_id');
CREATE TRIGGER void_signatures BEFORE INSERT OR UPDATE OR DELETE ON assessments_impact_provisions
    FOR EACH ROW EXECUTE FUNCTION
    assessment_join_changed('assessments_impact', 'impact_id', 'assessments_provision', 'provision_id');
