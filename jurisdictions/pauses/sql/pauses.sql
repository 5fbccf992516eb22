-- What a pause covers, and how it is written so that nothing slips past it.

-- Whether a part that is left out lies on the way down from the paused jurisdiction. One above it frees nothing:
-- the paused one may have been moved into a part that it left out.
CREATE FUNCTION left_out_on_the_way(paused bigint, left_out bigint[], ancestors bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT ancestors[array_position(ancestors, paused) + 1 :] && left_out
$$;

-- A jurisdiction is reached when the pause stands on it, or on one it is part of and the pause takes
-- the parts with it; never through a part that the pause leaves out. `ancestors` ends with itself.
CREATE FUNCTION pause_reaches(p pauses_pause, ancestors bigint[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT ancestors IS NOT NULL
       AND p.jurisdiction_id = ANY (ancestors)
       AND (p.include_parts OR ancestors[cardinality(ancestors)] = p.jurisdiction_id)
       AND NOT left_out_on_the_way(p.jurisdiction_id, p.left_out, ancestors)
$$;

CREATE FUNCTION pause_covers(
    p pauses_pause, agency_ancestors bigint[], user_ancestors bigint[], service_id bigint, request_type text,
    categories varchar[]
) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT (cardinality(p.services) = 0 OR service_id = ANY (p.services))
       AND (cardinality(p.request_types) = 0 OR request_type = ANY (p.request_types))
       AND request_type <> ALL (p.excluded_types)
       AND (cardinality(p.data_categories) = 0 OR categories && p.data_categories)
       AND ((p.nexus <> 'user' AND pause_reaches(p, agency_ancestors))
            OR (p.nexus <> 'agency' AND pause_reaches(p, user_ancestors)))
$$;

-- Since when the requests of a pause on new requests count as new: one that begins again, or takes the place
-- of another on new requests, looks back.
CREATE FUNCTION pause_new_from(p pauses_pause) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$
    SELECT COALESCE(p.received_from, lower(p.period))
$$;

-- Requests received at this moment or later are held, earlier ones are not: a pause on new requests begins
-- with its own start, and a lift in stages frees the oldest first.
CREATE FUNCTION pause_holds_from(p pauses_pause, at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$
    SELECT GREATEST(
        CASE WHEN p.new_only THEN pause_new_from(p) ELSE '-infinity' END,
        CASE WHEN cardinality(p.release_at) > 0
             THEN (SELECT max(stage.freed) FROM unnest(p.release_at, p.release_until) stage(begins, freed)
                    WHERE stage.begins <= at)
        END)
$$;

-- When a request received at this moment was, or will be, freed by the end of the pause; NULL is never yet.
CREATE FUNCTION pause_frees_at(p pauses_pause, received_at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN cardinality(p.release_at) > 0
                THEN COALESCE((SELECT min(stage.begins)
                                 FROM unnest(p.release_at, p.release_until) stage(begins, freed)
                                WHERE received_at < stage.freed), upper(p.period))
                ELSE upper(p.period) END
$$;

-- Intake comes before review, review before production: a pause blocks its own stage and all after it.
CREATE FUNCTION pause_blocks(stage text, step text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT array_position(ARRAY['intake', 'review', 'production'], stage)
        <= array_position(ARRAY['intake', 'review', 'production'], step)
$$;

-- Whether every request that one pause covers is covered by another one of the same jurisdiction, from the
-- same stage on or an earlier one. An exception of the wide one is an exception of the small one too, in the
-- same words: other criteria let others pass.
CREATE FUNCTION pause_contains(wide pauses_pause, small pauses_pause) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT wide.jurisdiction_id = small.jurisdiction_id
       AND (wide.include_parts OR NOT small.include_parts)
       AND (NOT small.include_parts OR wide.left_out <@ small.left_out)
       AND (wide.services = '{}' OR small.services <> '{}' AND small.services <@ wide.services)
       AND (wide.request_types = '{}' OR small.request_types <> '{}' AND small.request_types <@ wide.request_types)
       AND wide.excluded_types <@ small.excluded_types
       AND (wide.data_categories = '{}'
            OR small.data_categories <> '{}' AND small.data_categories <@ wide.data_categories)
       AND (wide.nexus = small.nexus OR wide.nexus = 'either')
       AND pause_blocks(wide.stage, small.stage)
       AND (NOT wide.new_only OR small.new_only AND pause_new_from(wide) <= pause_new_from(small))
       AND NOT EXISTS (SELECT FROM jsonb_array_elements(wide.exceptions) e
                        WHERE e NOT IN (SELECT jsonb_array_elements(small.exceptions)))
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
        NEW.excluded_types := ARRAY(SELECT DISTINCT t FROM unnest(NEW.excluded_types) t ORDER BY t);
        NEW.data_categories := ARRAY(SELECT DISTINCT c FROM unnest(NEW.data_categories) c ORDER BY c);
        IF EXISTS (SELECT FROM unnest(NEW.services) s WHERE s NOT IN (SELECT id FROM jurisdictions_service)) THEN
            RAISE EXCEPTION 'abeyance: a pause names a service that does not exist' USING ERRCODE = 'AB023';
        END IF;
        -- One that begins again is the same as before, wherever its parts were moved since.
        IF NEW.resumes_id IS NULL AND EXISTS (
            SELECT FROM unnest(NEW.left_out) part
             WHERE NOT EXISTS (
                SELECT FROM jurisdictions_jurisdiction j
                 WHERE j.id = part AND j.id <> NEW.jurisdiction_id AND NEW.jurisdiction_id = ANY (j.ancestors))
        ) THEN
            RAISE EXCEPTION 'abeyance: a pause leaves out a jurisdiction that is no part of its own'
                USING ERRCODE = 'AB023';
        END IF;
        NEW.scope_key := md5(ROW(NEW.include_parts, NEW.left_out, NEW.services, NEW.request_types,
                                   NEW.excluded_types, NEW.data_categories, NEW.nexus, NEW.stage,
                                   NEW.new_only)::text);
        RETURN NEW;
    END IF;

    IF NEW.period IS DISTINCT FROM OLD.period THEN
        IF upper(OLD.period) IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: a lifted pause stays lifted' USING ERRCODE = 'AB021';
        END IF;
        -- Without a mandate a wider pause takes its place; pause_is_followed() looks at the end of the act.
        IF NEW.mandate_id IS NOT NULL THEN
            SELECT * INTO warrant FROM pauses_mandate WHERE id = NEW.mandate_id;
            IF NOT FOUND OR warrant.pause_id <> NEW.id OR warrant.expires_at <= clock_timestamp() THEN
                RAISE EXCEPTION 'abeyance: a pause is ended with a valid mandate only' USING ERRCODE = 'AB022';
            END IF;
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER lock_jurisdiction BEFORE INSERT OR UPDATE ON pauses_pause
    FOR EACH ROW EXECUTE FUNCTION pause_before_write();
