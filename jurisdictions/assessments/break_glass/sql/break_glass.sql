-- Two executives free a pause for at most 72 hours; what they asked for does not change, and what is freed is
-- held again by a row that is there before the transaction ends.

CREATE FUNCTION break_glass_person_is_apart(person bigint, held bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM pauses_pause p
                     JOIN jurisdictions_jurisdiction j ON j.id = p.jurisdiction_id
                    WHERE p.id = held AND p.decided_by_id <> person
                      AND holds_right(person, 'jurisdictions', 'sign_as_executive', j.ancestors))
       AND NOT EXISTS (SELECT FROM assessments_assessment_governs g
                         JOIN assessments_assessment a ON a.id = g.assessment_id
                        WHERE g.pause_id = held AND a.author_id = person)
$$;

CREATE FUNCTION break_glass_before_write() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    open_to_change text[] := '{reference,answer,answered_by_id,answered_at,declined_because,review_id,told_again_at}';
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.answer <> '' OR NEW.review_id IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: break-glass is asked for before it is answered' USING ERRCODE = 'AB060';
        END IF;
        IF NOT break_glass_person_is_apart(NEW.asked_by_id, NEW.pause_id) THEN
            RAISE EXCEPTION 'abeyance: an executive apart from the pause asks' USING ERRCODE = 'AB062';
        END IF;
        NEW.asked_at := clock_timestamp();
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - open_to_change <> to_jsonb(OLD) - open_to_change
       OR (OLD.answer <> '' AND (to_jsonb(NEW) - '{reference,review_id,told_again_at}'::text[])
                             <> (to_jsonb(OLD) - '{reference,review_id,told_again_at}'::text[]))
       OR (OLD.review_id IS NOT NULL AND NEW.review_id IS DISTINCT FROM OLD.review_id) THEN
        RAISE EXCEPTION 'abeyance: what was asked for and answered stays' USING ERRCODE = 'AB060';
    END IF;
    IF NEW.answer <> OLD.answer THEN
        NEW.answered_at := clock_timestamp();
    END IF;
    IF NEW.answer = 'confirmed' AND OLD.answer = '' THEN
        IF clock_timestamp() >= OLD.asked_at + interval '24 hours' THEN
            RAISE EXCEPTION 'abeyance: break-glass lapsed unanswered' USING ERRCODE = 'AB061';
        END IF;
        IF NOT break_glass_person_is_apart(OLD.asked_by_id, NEW.pause_id)
           OR NOT break_glass_person_is_apart(NEW.answered_by_id, NEW.pause_id) THEN
            RAISE EXCEPTION 'abeyance: two executives apart from the pause break the glass' USING ERRCODE = 'AB062';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER asked_then_answered BEFORE INSERT OR UPDATE ON break_glass_breakglass
    FOR EACH ROW EXECUTE FUNCTION break_glass_before_write();

-- A mandate of this kind stands on two executives and on no signature; every other one on a signed assessment.
DROP TRIGGER stands_on_a_signed_assessment ON pauses_mandate;
CREATE TRIGGER stands_on_a_signed_assessment BEFORE INSERT ON pauses_mandate
    FOR EACH ROW WHEN (NEW.decision_kind <> 'break_glass.breakglass')
    EXECUTE FUNCTION mandate_before_insert();

CREATE FUNCTION break_glass_mandate() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    behind break_glass_breakglass;
BEGIN
    SELECT * INTO behind FROM break_glass_breakglass WHERE id = NEW.decision_id FOR UPDATE;
    IF NOT FOUND OR behind.answer <> 'confirmed'
       OR (behind.pause_id, behind.ending, behind.content_hash)
          IS DISTINCT FROM (NEW.pause_id, NEW.action, NEW.content_hash)
       OR ARRAY(SELECT s FROM unnest(NEW.signers) s ORDER BY s) IS DISTINCT FROM
          ARRAY[LEAST(behind.asked_by_id, behind.answered_by_id),
                GREATEST(behind.asked_by_id, behind.answered_by_id)]::bigint[]
       OR NEW.expires_at > clock_timestamp() + make_interval(hours => LEAST(behind.hours, 72))
       OR EXISTS (SELECT FROM pauses_mandate
                   WHERE decision_kind = NEW.decision_kind AND decision_id = NEW.decision_id) THEN
        RAISE EXCEPTION 'abeyance: a mandate under break-glass needs two executives, once' USING ERRCODE = 'AB063';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stands_on_two_executives BEFORE INSERT ON pauses_mandate
    FOR EACH ROW WHEN (NEW.decision_kind = 'break_glass.breakglass')
    EXECUTE FUNCTION break_glass_mandate();

-- When the transaction ends: the pause is lifted with this mandate, begins again within the hours, and somebody
-- looks at it afterwards. So forgetting is safe.
CREATE FUNCTION break_glass_begins_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM break_glass_breakglass behind
          JOIN pauses_mandate warrant
            ON warrant.decision_kind = 'break_glass.breakglass' AND warrant.decision_id = behind.id
          JOIN pauses_pause freed ON freed.id = behind.pause_id AND freed.mandate_id = warrant.id
          JOIN pauses_pause again ON again.resumes_id = freed.id
          JOIN assessments_assessment_governs g ON g.assessment_id = behind.review_id AND g.pause_id = again.id
         WHERE behind.id = CASE TG_TABLE_NAME WHEN 'pauses_mandate' THEN (to_jsonb(NEW) ->> 'decision_id')::bigint
                                              ELSE NEW.id END
           AND cardinality(freed.release_at) = 0
           AND upper_inf(again.period)
           AND lower(again.period) <= upper(freed.period) + make_interval(hours => LEAST(behind.hours, 72))) THEN
        RAISE EXCEPTION 'abeyance: what is freed under break-glass begins again and is reviewed'
            USING ERRCODE = 'AB064';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER begins_again AFTER INSERT ON pauses_mandate DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.decision_kind = 'break_glass.breakglass') EXECUTE FUNCTION break_glass_begins_again();
CREATE CONSTRAINT TRIGGER begins_again AFTER UPDATE ON break_glass_breakglass DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.answer = 'confirmed' AND OLD.answer = '') EXECUTE FUNCTION break_glass_begins_again();
