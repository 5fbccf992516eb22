-- A copy of a source stays as it was captured: neither an act nor a shell changes or removes it.

CREATE FUNCTION source_copy_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('abeyance.allow_truncate', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'abeyance: a copy of a source stays as it was captured' USING ERRCODE = 'AB002';
END $$;

CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON assessments_sourcecopy
    FOR EACH ROW EXECUTE FUNCTION source_copy_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON assessments_sourcecopy
    FOR EACH STATEMENT EXECUTE FUNCTION source_copy_stays();

-- It is content: what was open for signatures is signed no more, and what is signed takes no copy.
CREATE TRIGGER void_signatures BEFORE INSERT ON assessments_sourcecopy
    FOR EACH ROW EXECUTE FUNCTION assessment_content_changed();

CREATE FUNCTION source_copy_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM assessments_source
                    WHERE id = NEW.source_id AND assessment_id = NEW.assessment_id) THEN
        RAISE EXCEPTION 'abeyance: the source is of another assessment' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER of_this_assessment BEFORE INSERT ON assessments_sourcecopy
    FOR EACH ROW EXECUTE FUNCTION source_copy_before_insert();
