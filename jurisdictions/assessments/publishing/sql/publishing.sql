-- Nothing is published unread, and what a consent no longer covers is gone at once.

CREATE FUNCTION publication_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'draft' OR NOT EXISTS (
        SELECT FROM assessments_assessment a JOIN assessments_version v ON v.assessment_id = a.id
         WHERE a.id = NEW.assessment_id AND v.id = NEW.version_id
           AND a.state IN ('signed', 'outdated') AND v.content_hash = a.content_hash) THEN
        RAISE EXCEPTION 'abeyance: only the version that was signed is published' USING ERRCODE = 'AB070';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER of_what_was_signed BEFORE INSERT ON publishing_publication
    FOR EACH ROW EXECUTE FUNCTION publication_before_insert();

CREATE FUNCTION publication_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.assessment_id, NEW.version_id, NEW.audience, NEW.language, NEW.begun_by_id)
       IS DISTINCT FROM (OLD.assessment_id, OLD.version_id, OLD.audience, OLD.language, OLD.begun_by_id) THEN
        RAISE EXCEPTION 'abeyance: what a publication is of does not change' USING ERRCODE = 'AB071';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
        ('draft', 'reading'), ('reading', 'draft'), ('reading', 'approved'), ('approved', 'reading'),
        ('approved', 'published'), ('published', 'retracted')) THEN
        RAISE EXCEPTION 'abeyance: a publication does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'AB071';
    END IF;
    IF NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id AND NEW.approved_by_id IS NOT NULL AND (
        NEW.approved_by_id = (SELECT author_id FROM assessments_assessment WHERE id = NEW.assessment_id)
        OR EXISTS (SELECT FROM publishing_redaction r WHERE r.publication_id = NEW.id
                      AND NEW.approved_by_id IN (r.made_by_id, r.undone_by_id))) THEN
        RAISE EXCEPTION 'abeyance: the second reader wrote nothing and redacted nothing' USING ERRCODE = 'AB072';
    END IF;
    IF OLD.state IN ('published', 'retracted')
       AND (NEW.approved_by_id, NEW.approved_at, NEW.published_by_id, NEW.published_on)
           IS DISTINCT FROM (OLD.approved_by_id, OLD.approved_at, OLD.published_by_id, OLD.published_on) THEN
        RAISE EXCEPTION 'abeyance: how it came to be published does not change' USING ERRCODE = 'AB071';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keeps_its_way BEFORE UPDATE ON publishing_publication
    FOR EACH ROW EXECUTE FUNCTION publication_changed();

-- What the publication shows is another thing now: files made before are taken away, an approval is void.
CREATE FUNCTION publication_shows_otherwise(changed bigint) RETURNS void
LANGUAGE sql AS $$
    UPDATE publishing_export SET state = 'stale', content = NULL
     WHERE publication_id = changed AND state = 'ready';
$$;

CREATE FUNCTION publication_part_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    now_state text;
BEGIN
    SELECT state INTO now_state FROM publishing_publication WHERE id = NEW.publication_id FOR UPDATE;
    IF now_state IN ('published', 'retracted')
       AND (TG_TABLE_NAME = 'publishing_translation' OR TG_OP = 'UPDATE') THEN
        RAISE EXCEPTION 'abeyance: what was published shows no more than it did' USING ERRCODE = 'AB071';
    END IF;
    IF now_state = 'approved' THEN
        UPDATE publishing_publication SET state = 'reading', approved_by_id = NULL, approved_at = NULL
         WHERE id = NEW.publication_id;
    END IF;
    PERFORM publication_shows_otherwise(NEW.publication_id);
    RETURN NEW;
END $$;

CREATE TRIGGER shows_otherwise BEFORE INSERT OR UPDATE ON publishing_redaction
    FOR EACH ROW EXECUTE FUNCTION publication_part_changed();
CREATE TRIGGER shows_otherwise BEFORE INSERT OR UPDATE ON publishing_translation
    FOR EACH ROW EXECUTE FUNCTION publication_part_changed();

CREATE FUNCTION publication_erratum_added() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM publishing_publication WHERE id = NEW.publication_id AND state = 'published' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'abeyance: errata belong to what was published' USING ERRCODE = 'AB071';
    END IF;
    PERFORM publication_shows_otherwise(NEW.publication_id);
    RETURN NEW;
END $$;

CREATE TRIGGER shows_otherwise BEFORE INSERT ON publishing_erratum
    FOR EACH ROW EXECUTE FUNCTION publication_erratum_added();

CREATE FUNCTION publication_state_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM publication_shows_otherwise(NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER shows_otherwise AFTER UPDATE OF state ON publishing_publication
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION publication_state_changed();

-- A consent that was taken back: by page, by shell or by SQL, the files are gone with it.
CREATE FUNCTION withdrawal_empties_exports() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM publication_shows_otherwise(p.id)
       FROM publishing_publication p JOIN assessments_consultation c ON c.assessment_id = p.assessment_id
      WHERE c.id = NEW.consultation_id;
    RETURN NULL;
END $$;

CREATE TRIGGER empties_exports AFTER INSERT ON assessments_withdrawal
    FOR EACH ROW EXECUTE FUNCTION withdrawal_empties_exports();

-- The second reader confirms what was found; whoever wrote or redacted does not.
CREATE FUNCTION confirmation_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    behind publishing_publication;
BEGIN
    SELECT * INTO STRICT behind FROM publishing_publication WHERE id = NEW.publication_id FOR UPDATE;
    IF behind.state <> 'reading' THEN
        RAISE EXCEPTION 'abeyance: hits are confirmed while the second reader reads' USING ERRCODE = 'AB071';
    END IF;
    IF NEW.by_id = behind.begun_by_id
       OR NEW.by_id = (SELECT author_id FROM assessments_assessment WHERE id = behind.assessment_id)
       OR EXISTS (SELECT FROM publishing_redaction r WHERE r.publication_id = behind.id
                     AND NEW.by_id IN (r.made_by_id, r.undone_by_id)) THEN
        RAISE EXCEPTION 'abeyance: the second reader wrote nothing and redacted nothing' USING ERRCODE = 'AB072';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER by_the_second_reader BEFORE INSERT ON publishing_confirmation
    FOR EACH ROW EXECUTE FUNCTION confirmation_before_insert();
