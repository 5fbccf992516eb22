-- What is signed does not change, and what changes is signed no more.

CREATE FUNCTION assessment_void(changed bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    now_state text;
BEGIN
    SELECT state INTO now_state FROM assessments_assessment WHERE id = changed FOR UPDATE;
    IF now_state NOT IN ('draft', 'signing') THEN
        RAISE EXCEPTION 'abeyance: a % assessment does not change', now_state USING ERRCODE = 'AB031';
    END IF;
    UPDATE assessments_assessment SET state = 'draft', content_hash = '' WHERE id = changed AND state = 'signing';
END $$;

-- On every table that holds content: a change takes an assessment out of signing; a signed one refuses it.
CREATE FUNCTION assessment_content_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    owner_id bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        owner_id := OLD.assessment_id;
    ELSE
        owner_id := NEW.assessment_id;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.assessment_id <> NEW.assessment_id THEN
        RAISE EXCEPTION 'abeyance: content does not move to another assessment' USING ERRCODE = 'AB031';
    END IF;
    PERFORM assessment_void(owner_id);
    RETURN coalesce(NEW, OLD);
END $$;

DO $$
DECLARE
    held text;
BEGIN
    FOREACH held IN ARRAY ARRAY[
        'trigger', 'teammember', 'source', 'citation', 'instrument', 'provision', 'legalfinding', 'conclusion',
        'treatystatus', 'indexreading', 'bodyfinding', 'ownfigure', 'rightconsidered', 'peopleaffected',
        'option', 'impact', 'secondrating', 'measure', 'remedy', 'consultation', 'advicepoint',
        'recommendation', 'exceptionrule', 'perrequestcondition', 'questionanswer', 'machinedraft',
        'assessment_governs', 'assessment_services'] LOOP
        EXECUTE format(
            'CREATE TRIGGER void_signatures BEFORE INSERT OR UPDATE OR DELETE ON assessments_%s'
            ' FOR EACH ROW EXECUTE FUNCTION assessment_content_changed()', held);
    END LOOP;
END $$;

CREATE FUNCTION assessment_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - '{reference,state,content_hash,lock_version,signed_at,outdated_because}'::text[])
       IS DISTINCT FROM (to_jsonb(OLD) - '{reference,state,content_hash,lock_version,signed_at,outdated_because}'::text[]) THEN
        IF OLD.state NOT IN ('draft', 'signing') THEN
            RAISE EXCEPTION 'abeyance: a % assessment does not change', OLD.state USING ERRCODE = 'AB031';
        END IF;
        NEW.state := 'draft';
        NEW.content_hash := '';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
        ('draft', 'signing'), ('signing', 'draft'), ('signing', 'signed'), ('signed', 'outdated'),
        ('signed', 'superseded'), ('outdated', 'superseded')) THEN
        RAISE EXCEPTION 'abeyance: an assessment does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'AB031';
    END IF;
    IF NEW.state = 'draft' THEN
        NEW.content_hash := '';
    ELSIF OLD.state = 'draft' THEN
        PERFORM assessment_opened(NEW.id, NEW.content_hash);
    ELSIF NEW.content_hash <> OLD.content_hash THEN
        RAISE EXCEPTION 'abeyance: the hash of what is signed does not change' USING ERRCODE = 'AB031';
    END IF;
    IF NEW.state = 'signed' AND OLD.state <> 'signed'
       AND assessment_signers(NEW.id, NEW.content_hash) IS NULL THEN
        RAISE EXCEPTION 'abeyance: four different people sign in four roles' USING ERRCODE = 'AB032';
    END IF;
    IF NEW.state = 'superseded' AND OLD.state <> 'superseded'
       AND NOT EXISTS (SELECT FROM assessments_assessment WHERE carries_on_id = NEW.id AND state = 'signed') THEN
        RAISE EXCEPTION 'abeyance: an assessment is superseded by a signed one that carries it forward'
            USING ERRCODE = 'AB037';
    END IF;
    RETURN NEW;
END $$;

-- The people who signed this hash, when all four roles are filled by four different people; else NULL.
CREATE FUNCTION assessment_signers(signed bigint, hash text) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN count(DISTINCT role) = 4 AND count(DISTINCT person_id) = 4 AND count(*) = 4
                THEN array_agg(person_id ORDER BY person_id) END
      FROM assessments_signature
     WHERE assessment_id = signed AND content_hash = hash AND hash <> '' AND verdict IN ('sign', 'reservation')
$$;

CREATE TRIGGER void_signatures BEFORE UPDATE ON assessments_assessment
    FOR EACH ROW EXECUTE FUNCTION assessment_changed();

CREATE FUNCTION signature_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    signed assessments_assessment;
BEGIN
    SELECT * INTO STRICT signed FROM assessments_assessment WHERE id = NEW.assessment_id FOR UPDATE;
    IF signed.state <> 'signing' OR signed.content_hash <> NEW.content_hash THEN
        RAISE EXCEPTION 'abeyance: the content changed, or is not open for signatures' USING ERRCODE = 'AB033';
    END IF;
    IF NEW.verdict IN ('sign', 'reservation') AND NEW.role <> 'author'
       AND (NEW.person_id = signed.author_id
            OR EXISTS (SELECT FROM assessments_teammember
                        WHERE assessment_id = signed.id AND person_id = NEW.person_id)) THEN
        RAISE EXCEPTION 'abeyance: an assessor signs as author only' USING ERRCODE = 'AB034';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER signs_what_is_there BEFORE INSERT ON assessments_signature
    FOR EACH ROW EXECUTE FUNCTION signature_before_insert();

-- Whether an impact that the template always acts on has no verified measure (UNGP 24). What would happen
-- under another option than the chosen one does not count.
CREATE FUNCTION assessment_leaves_open(behind assessments_assessment) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM assessments_impact i
          JOIN assessments_template t ON t.id = behind.template_id
          LEFT JOIN assessments_option o ON o.id = i.option_id AND o.assessment_id = behind.id
         WHERE i.assessment_id = behind.id AND i.polarity = 'adverse'
           AND (o.id IS NULL OR o.choice = behind.decision)
           AND EXISTS (SELECT FROM jsonb_array_elements(t.body -> 'bands') band
                        WHERE band ->> 'act' = 'always' AND i.severity >= (band ->> 'severity')::int)
           AND NOT EXISTS (SELECT FROM assessments_measure m
                             JOIN assessments_measure_impacts j ON j.measure_id = m.id
                            WHERE j.impact_id = i.id AND m.assessment_id = behind.id AND m.status = 'verified'))
$$;

-- A mandate to lift stands on a signed assessment: its signatures are counted here again.
CREATE FUNCTION mandate_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    behind assessments_assessment;
BEGIN
    SELECT * INTO behind FROM assessments_assessment
     WHERE id = NEW.decision_id AND NEW.decision_kind = 'assessments.assessment' FOR UPDATE;
    IF NOT FOUND OR behind.state <> 'signed'
       OR NEW.action IS DISTINCT FROM (CASE WHEN behind.decision IN ('lift', 'lift_with_conditions') THEN 'lift'
                                           WHEN behind.decision = 'narrow' THEN 'narrow'
                                           WHEN behind.decision IN ('refuse', 'mlat') THEN 'convert' END)
       OR behind.content_hash <> NEW.content_hash
       OR NOT EXISTS (SELECT FROM assessments_assessment_governs
                       WHERE assessment_id = behind.id AND pause_id = NEW.pause_id)
       OR assessment_signers(behind.id, behind.content_hash) IS DISTINCT FROM
          ARRAY(SELECT s FROM unnest(NEW.signers) s ORDER BY s) THEN
        RAISE EXCEPTION 'abeyance: a mandate needs a signed assessment that governs the pause and decides so'
            USING ERRCODE = 'AB030';
    END IF;
    IF NEW.action IN ('lift', 'narrow') AND assessment_leaves_open(behind) THEN
        RAISE EXCEPTION 'abeyance: what is freed needs a verified measure against each of the severest impacts'
            USING ERRCODE = 'AB035';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stands_on_a_signed_assessment BEFORE INSERT ON pauses_mandate
    FOR EACH ROW EXECUTE FUNCTION mandate_before_insert();

-- A mandate is as good as the decision behind it: one that is outdated, superseded or past its last day ends no
-- pause. Its row is locked, so that nobody makes it outdated while the pause ends; the clock of the database
-- decides about the day (UTC), whether or not a job has noticed. This trigger runs before lock_jurisdiction.
CREATE FUNCTION decision_stands() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    behind assessments_assessment;
BEGIN
    IF NEW.mandate_id IS NULL OR NEW.mandate_id IS NOT DISTINCT FROM OLD.mandate_id THEN
        RETURN NEW;
    END IF;
    SELECT a.* INTO behind FROM assessments_assessment a
      JOIN pauses_mandate m ON m.decision_id = a.id AND m.decision_kind = 'assessments.assessment'
     WHERE m.id = NEW.mandate_id FOR SHARE OF a;
    IF FOUND AND (behind.state <> 'signed'
                  OR behind.expires_on <= (clock_timestamp() AT TIME ZONE 'UTC')::date) THEN
        RAISE EXCEPTION 'abeyance: the decision behind this mandate stands no more' USING ERRCODE = 'AB036',
            DETAIL = NEW.mandate_id::text;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER decision_stands BEFORE UPDATE ON pauses_pause
    FOR EACH ROW EXECUTE FUNCTION decision_stands();
