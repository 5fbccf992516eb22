-- What a pause covers, and how it is written so that nothing slips past it.

-- A jurisdiction is reached when the pause stands on it, or on one it is part of and the pause takes
-- the parts with it; never through a part that the pause leaves out. `ancestors` ends with itself.
CREATE FUNCTION pause_reaches(p pauses_pause, ancestors bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT ancestors IS NOT NULL
       AND p.jurisdiction_id = ANY (ancestors)
       AND (p.include_parts OR ancestors[cardinality(ancestors)] = p.jurisdiction_id)
       AND NOT ancestors && p.left_out
$$;

CREATE FUNCTION pause_covers(
    p pauses_pause, agency_ancestors bigint[], user_ancestors bigint[], service_id bigint, request_type text
) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT (cardinality(p.services) = 0 OR service_id = ANY (p.services))
       AND (cardinality(p.request_types) = 0 OR request_type = ANY (p.request_types))
       AND ((p.nexus <> 'user' AND pause_reaches(p, agency_ancestors))
            OR (p.nexus <> 'agency' AND pause_reaches(p, user_ancestors)))
$$;

-- Intake comes before review, review before production: a pause blocks its own stage and all after it.
CREATE FUNCTION pause_blocks(stage text, step text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT array_position(ARRAY['intake', 'review', 'production'], stage)
        <= array_position(ARRAY['intake', 'review', 'production'], step)
$$;

-- Takes the exclusive lock of the jurisdiction, so that this row becomes visible only when no act is
-- between its look at the pauses and its commit; keeps the scope fixed; and lets a period end only
-- with a mandate.
CREATE FUNCTION pause_before_write() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    warrant pauses_mandate;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'abeyance: pauses are written under READ COMMITTED only' USING ERRCODE = 'AB003';
    END IF;
    PERFORM pg_advisory_xact_lock(jurisdiction_lock_class(), NEW.jurisdiction_id::integer);

    IF TG_OP = 'INSERT' THEN
        -- “At once” counts from the moment the lock is held, not from when somebody pressed the button.
        -- An earlier start is a pause taken over from a memo: it says when it began there.
        IF lower(NEW.period) BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() THEN
            NEW.period := tstzrange(clock_timestamp(), upper(NEW.period));
        END IF;
        NEW.services := ARRAY(SELECT DISTINCT s FROM unnest(NEW.services) s ORDER BY s);
        NEW.request_types := ARRAY(SELECT DISTINCT t FROM unnest(NEW.request_types) t ORDER BY t);
        NEW.left_out := ARRAY(SELECT DISTINCT j FROM unnest(NEW.left_out) j ORDER BY j);
        IF EXISTS (SELECT FROM unnest(NEW.services) s WHERE s NOT IN (SELECT id FROM jurisdictions_service)) THEN
            RAISE EXCEPTION 'abeyance: a pause names a service that does not exist' USING ERRCODE = 'AB023';
        END IF;
        IF EXISTS (
            SELECT FROM unnest(NEW.left_out) part
             WHERE NOT EXISTS (
                SELECT FROM jurisdictions_jurisdiction j
                 WHERE j.id = part AND j.id <> NEW.jurisdiction_id AND NEW.jurisdiction_id = ANY (j.ancestors))
        ) THEN
            RAISE EXCEPTION 'abeyance: a pause leaves out a jurisdiction that is no part of its own'
                USING ERRCODE = 'AB023';
        END IF;
        NEW.scope_key := md5(ROW(NEW.include_parts, NEW.left_out, NEW.services, NEW.request_types,
                                   NEW.nexus, NEW.stage, NEW.new_only)::text);
        RETURN NEW;
    END IF;

    IF ROW(NEW.jurisdiction_id, NEW.include_parts, NEW.left_out, NEW.services, NEW.request_types,
           NEW.nexus, NEW.stage, NEW.new_only, NEW.scope_key, lower(NEW.period), NEW.decided_by_id,
           NEW.handling, NEW.reason)
       IS DISTINCT FROM
       ROW(OLD.jurisdiction_id, OLD.include_parts, OLD.left_out, OLD.services, OLD.request_types,
           OLD.nexus, OLD.stage, OLD.new_only, OLD.scope_key, lower(OLD.period),
           OLD.decided_by_id, OLD.handling, OLD.reason) THEN
        RAISE EXCEPTION 'abeyance: the scope of a pause does not change' USING ERRCODE = 'AB021';
    END IF;

    IF NEW.period IS DISTINCT FROM OLD.period THEN
        IF upper(OLD.period) IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: a lifted pause stays lifted' USING ERRCODE = 'AB021';
        END IF;
        SELECT * INTO warrant FROM pauses_mandate WHERE id = NEW.mandate_id;
        IF NOT FOUND OR warrant.pause_id <> NEW.id OR warrant.expires_at <= clock_timestamp() THEN
            RAISE EXCEPTION 'abeyance: a pause is lifted with a valid mandate only' USING ERRCODE = 'AB022';
        END IF;
        IF upper(NEW.period) > clock_timestamp() + interval '1 minute' THEN
            RAISE EXCEPTION 'abeyance: a pause is lifted now, not at a later time' USING ERRCODE = 'AB021';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER lock_jurisdiction BEFORE INSERT OR UPDATE ON pauses_pause
    FOR EACH ROW EXECUTE FUNCTION pause_before_write();
