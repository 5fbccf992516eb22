-- Every change of an assessment is logged where it happens, so that no door leads past the log.

-- Encrypted texts are logged as digests of what is stored: a log that is kept for ever tells no name.
CREATE FUNCTION assessment_change_line(line jsonb, secret text[]) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_object_agg(
               key, CASE WHEN key = ANY (secret) AND value <> '""'::jsonb
                         THEN to_jsonb('sha256:' || encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex'))
                         ELSE value END), '{}'::jsonb)
      FROM jsonb_each(line)
     WHERE key NOT IN ('id', 'assessment_id', 'lock_version', 'reference')
$$;

-- Who acts, through which door and why, as an act said it to this transaction; empty past every act.
CREATE FUNCTION assessment_said(name text) RETURNS text
LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('abeyance.' || name, true), '') $$;

-- Arguments: the kind; the table and the column that lead to a row which names the assessment ('' where this
-- one does); texts that are encrypted.
CREATE FUNCTION assessment_log_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
    is_now jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
    line jsonb := coalesce(is_now, was);
    secret text[] := string_to_array(TG_ARGV[3], ',');
    owner_id bigint;
    changed_row bigint := (line ->> 'id')::bigint;
BEGIN
    IF TG_ARGV[0] = 'assessment' THEN
        owner_id := changed_row;
    ELSIF TG_ARGV[1] = '' THEN
        owner_id := (line ->> 'assessment_id')::bigint;
    ELSE
        EXECUTE format('SELECT assessment_id FROM %I WHERE id = $1', TG_ARGV[1])
           INTO owner_id USING (line ->> TG_ARGV[2])::bigint;
    END IF;
    IF TG_ARGV[2] <> '' THEN
        changed_row := (line ->> TG_ARGV[2])::bigint;
    END IF;
    was := assessment_change_line(was, secret);
    is_now := assessment_change_line(is_now, secret);
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, is_now -> o.key)
          INTO was, is_now FROM jsonb_each(was) o WHERE o.value IS DISTINCT FROM is_now -> o.key;
        IF was IS NULL THEN
            RETURN NULL;
        END IF;
    ELSIF TG_OP = 'INSERT' THEN
        was := NULL;
    ELSE
        is_now := NULL;
    END IF;
    INSERT INTO assessments_change
        (assessment_id, at, who_id, channel, act, db_user, kind, "row", op, before, after, why, previous, digest)
    VALUES (owner_id, clock_timestamp(), nullif(assessment_said('actor'), '')::bigint, assessment_said('channel'),
            assessment_said('act'), session_user, TG_ARGV[0], changed_row, lower(TG_OP), was, is_now,
            assessment_said('why'), '', '');
    RETURN NULL;
END $$;

CREATE FUNCTION assessment_change_digest(c assessments_change) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to((to_jsonb(c) - '{id,digest,at}'::text[] || jsonb_build_object(
        'at', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text, 'UTF8')), 'hex')
$$;

-- Only a trigger writes the log, and the database itself ties each change to the one before it.
CREATE FUNCTION assessment_change_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'abeyance: the log of changes is written by changes alone' USING ERRCODE = 'AB048';
    END IF;
    -- One chain an assessment: whoever changes the same one waits here.
    PERFORM FROM assessments_assessment WHERE id = NEW.assessment_id FOR UPDATE;
    SELECT coalesce((SELECT digest FROM assessments_change WHERE assessment_id = NEW.assessment_id
                      ORDER BY id DESC LIMIT 1), '') INTO NEW.previous;
    NEW.digest := assessment_change_digest(NEW);
    RETURN NEW;
END $$;

CREATE TRIGGER chained BEFORE INSERT ON assessments_change
    FOR EACH ROW EXECUTE FUNCTION assessment_change_before_insert();

-- The first change whose digest does not fit, or that does not follow the one before it; none: it is whole.
CREATE FUNCTION assessment_log_breaks_at(logged bigint) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT min(id) FROM (
        SELECT c.id, c.digest IS DISTINCT FROM assessment_change_digest(c)
                     OR c.previous <> coalesce(lag(c.digest) OVER (ORDER BY c.id), '') AS broken
          FROM assessments_change c WHERE c.assessment_id = logged) looked
     WHERE broken
$$;

-- Emptying a whole table would leave no trace.
CREATE FUNCTION assessment_rows_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('abeyance.allow_truncate', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'abeyance: % is not emptied', TG_TABLE_NAME USING ERRCODE = 'AB002';
END $$;

DO $$
DECLARE
    held text;
BEGIN
    FOREACH held IN ARRAY ARRAY[
        'trigger', 'teammember', 'source', 'sourcecopy', 'citation', 'instrument', 'provision', 'legalfinding',
        'conclusion', 'treatystatus', 'indexreading', 'bodyfinding', 'ownfigure', 'rightconsidered',
        'peopleaffected', 'option', 'impact', 'secondrating', 'measure', 'remedy', 'consultation', 'advicepoint',
        'recommendation', 'exceptionrule', 'perrequestcondition', 'questionanswer', 'machinedraft',
        'signature', 'assessment'] LOOP
        EXECUTE format(
            'CREATE TRIGGER logs_the_change AFTER INSERT OR UPDATE OR DELETE ON assessments_%s FOR EACH ROW'
            ' EXECUTE FUNCTION assessment_log_change(%L, '''', '''', %L)',
            held, held, CASE held WHEN 'consultation' THEN 'person' ELSE '' END);
        EXECUTE format('CREATE TRIGGER rows_stay BEFORE TRUNCATE ON assessments_%s'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION assessment_rows_stay()', held);
    END LOOP;
    FOREACH held IN ARRAY ARRAY['assessment_governs', 'assessment_services', 'measure_impacts', 'impact_provisions'] LOOP
        EXECUTE format('CREATE TRIGGER rows_stay BEFORE TRUNCATE ON assessments_%s'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION assessment_rows_stay()', held);
    END LOOP;
END $$;

CREATE TRIGGER logs_the_change AFTER INSERT OR UPDATE OR DELETE ON assessments_assessment_governs
    FOR EACH ROW EXECUTE FUNCTION assessment_log_change('assessment.governs', '', 'assessment_id', '');
CREATE TRIGGER logs_the_change AFTER INSERT OR UPDATE OR DELETE ON assessments_assessment_services
    FOR EACH ROW EXECUTE FUNCTION assessment_log_change('assessment.services', '', 'assessment_id', '');
CREATE TRIGGER logs_the_change AFTER INSERT OR UPDATE OR DELETE ON assessments_measure_impacts
    FOR EACH ROW EXECUTE FUNCTION assessment_log_change('measure.impacts', 'assessments_measure', 'measure_id', '');
CREATE TRIGGER logs_the_change AFTER INSERT OR UPDATE OR DELETE ON assessments_impact_provisions
    FOR EACH ROW EXECUTE FUNCTION assessment_log_change('impact.provisions', 'assessments_impact', 'impact_id', '');
CREATE TRIGGER logs_the_change AFTER INSERT OR UPDATE OR DELETE ON assessments_withdrawal
    FOR EACH ROW EXECUTE FUNCTION assessment_log_change('withdrawal', 'assessments_consultation', 'consultation_id', '');
