-- Each opening for signatures has a hash of its own, so that a signature counts for one opening alone (R73).

-- Refuses a hash that is not that of the newest version, or under which it was open once: the log of changes
-- tells, whoever opened it. Signatures come in while it is open, so no signature is under a new hash.
CREATE FUNCTION assessment_opened(opened bigint, hash text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF hash IS DISTINCT FROM (SELECT content_hash FROM assessments_version
                               WHERE assessment_id = opened ORDER BY number DESC LIMIT 1)
       OR EXISTS (SELECT FROM assessments_change WHERE assessment_id = opened AND kind = 'assessment'
                     AND after ->> 'content_hash' = hash)
       OR EXISTS (SELECT FROM assessments_signature WHERE assessment_id = opened AND content_hash = hash) THEN
        RAISE EXCEPTION 'abeyance: it is opened for signatures once under each hash' USING ERRCODE = 'AB059';
    END IF;
END $$;

CREATE FUNCTION assessment_begun() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'abeyance: an assessment begins as a draft, not as %', NEW.state USING ERRCODE = 'AB031';
END $$;

CREATE TRIGGER begins_as_a_draft BEFORE INSERT ON assessments_assessment
    FOR EACH ROW WHEN (NEW.state <> 'draft' OR NEW.content_hash <> '') EXECUTE FUNCTION assessment_begun();
