-- A pause stands as it was decided. Runs after lock_jurisdiction (triggers run in the order of their names),
-- so its moments are read while no act is between its look at the pauses and its commit.

CREATE FUNCTION pause_stands() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    -- What may still change while it is in force; everything else was decided once.
    open_to_change text[] := '{reference,review_by,countersigned_by_id,countersigned_at,reminded_on,escalated_at,
                               period,lifted_by_id,mandate_id,end_asked_by_id,release_at,release_until}';
    before pauses_pause;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF isempty(NEW.period) OR NOT upper_inf(NEW.period) OR NEW.lifted_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: a pause begins without an end' USING ERRCODE = 'AB021';
        END IF;
        IF NEW.countersigned_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: a pause is countersigned after it was decided' USING ERRCODE = 'AB021';
        END IF;
        -- One that takes the place of another begins where that one ended, so that no moment lies between.
        IF NEW.replaces_id IS NOT NULL THEN
            SELECT * INTO STRICT before FROM pauses_pause WHERE id = NEW.replaces_id;
            IF upper_inf(before.period) OR before.jurisdiction_id <> NEW.jurisdiction_id THEN
                RAISE EXCEPTION 'abeyance: a pause replaces an ended one of the same jurisdiction'
                    USING ERRCODE = 'AB021';
            END IF;
            -- New requests stay those that were new under the one before: nothing becomes free by the way.
            NEW.received_from := CASE WHEN NEW.new_only AND before.new_only THEN pause_new_from(before) END;
            IF before.new_only OR NOT NEW.new_only THEN
                NEW.period := tstzrange(upper(before.period), NULL);
                RETURN NEW;
            END IF;
        END IF;
        -- One that begins again covers what the ended one covered, no request fewer.
        IF NEW.resumes_id IS NOT NULL THEN
            SELECT * INTO STRICT before FROM pauses_pause WHERE id = NEW.resumes_id;
            IF upper_inf(before.period) OR lower(NEW.period) < upper(before.period)
               OR (NEW.jurisdiction_id, NEW.scope_key, NEW.handling, NEW.exceptions)
                  IS DISTINCT FROM (before.jurisdiction_id, before.scope_key, before.handling, before.exceptions)
               OR NEW.received_from
                  IS DISTINCT FROM (CASE WHEN before.new_only THEN pause_new_from(before) END) THEN
                RAISE EXCEPTION 'abeyance: a pause begins again as it was' USING ERRCODE = 'AB021';
            END IF;
        END IF;
        -- Only what was kept elsewhere before may have begun before now: nobody backdates a pause.
        IF NOT NEW.taken_over AND lower(NEW.period) < clock_timestamp() THEN
            NEW.period := tstzrange(clock_timestamp(), NULL);
        END IF;
        RETURN NEW;
    END IF;

    IF cardinality(NEW.release_at) > 0 AND upper_inf(NEW.period) THEN
        RAISE EXCEPTION 'abeyance: only an ended pause is released' USING ERRCODE = 'AB021';
    END IF;
    IF NOT upper_inf(OLD.period) AND to_jsonb(NEW) - 'reference' <> to_jsonb(OLD) - 'reference' THEN
        RAISE EXCEPTION 'abeyance: a lifted pause stays as it is' USING ERRCODE = 'AB021';
    END IF;
    IF to_jsonb(NEW) - open_to_change <> to_jsonb(OLD) - open_to_change
       OR (OLD.countersigned_by_id IS NOT NULL
           AND (NEW.countersigned_by_id, NEW.countersigned_at)
               IS DISTINCT FROM (OLD.countersigned_by_id, OLD.countersigned_at)) THEN
        RAISE EXCEPTION 'abeyance: a pause stands as it was decided' USING ERRCODE = 'AB021';
    END IF;
    IF NEW.period IS DISTINCT FROM OLD.period THEN
        -- What begins again by the clock may be let begin at once, never later.
        IF OLD.resumes_id IS NOT NULL AND lower(OLD.period) > clock_timestamp() AND upper_inf(NEW.period) THEN
            NEW.period := tstzrange(clock_timestamp(), NULL);
            RETURN NEW;
        END IF;
        IF isempty(NEW.period) OR upper_inf(NEW.period) THEN
            RAISE EXCEPTION 'abeyance: the period of a pause is ended and not rewritten' USING ERRCODE = 'AB021';
        END IF;
        IF lower(OLD.period) >= clock_timestamp() THEN
            RAISE EXCEPTION 'abeyance: a pause that has not begun is not lifted' USING ERRCODE = 'AB021';
        END IF;
        -- It ends at this moment by the clock of the database, or with the last stage of its release.
        IF cardinality(NEW.release_at) > 0 THEN
            IF NEW.mandate_id IS NULL OR cardinality(NEW.release_at) <> cardinality(NEW.release_until)
               OR NEW.release_at[1] < clock_timestamp() - interval '1 minute'
               OR NEW.release_at <> ARRAY(SELECT a FROM unnest(NEW.release_at) a ORDER BY a)
               OR NEW.release_until <> ARRAY(SELECT u FROM unnest(NEW.release_until) u ORDER BY u) THEN
                RAISE EXCEPTION 'abeyance: the stages of a release come one after another, from now on'
                    USING ERRCODE = 'AB021';
            END IF;
            NEW.period := tstzrange(lower(OLD.period), NEW.release_at[cardinality(NEW.release_at)]);
        ELSE
            NEW.period := tstzrange(lower(OLD.period), clock_timestamp());
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stands_as_decided BEFORE INSERT OR UPDATE ON pauses_pause
    FOR EACH ROW EXECUTE FUNCTION pause_stands();

-- What follows a pause fits the way in which it ended. Deferred: the pause that follows is written after the
-- end of the one before.
CREATE FUNCTION pause_is_followed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    next pauses_pause;
    way text;
    fits boolean;
BEGIN
    SELECT * INTO next FROM pauses_pause WHERE replaces_id = NEW.id;
    SELECT action INTO way FROM pauses_mandate WHERE id = NEW.mandate_id;
    fits := CASE COALESCE(way, 'widen')
        WHEN 'lift' THEN next.id IS NULL
        WHEN 'widen' THEN next.id IS NOT NULL AND pause_contains(next, NEW) AND next.handling = NEW.handling
        WHEN 'narrow' THEN next.id IS NOT NULL AND pause_contains(NEW, next) AND next.handling = NEW.handling
        WHEN 'convert' THEN next.id IS NOT NULL AND next.scope_key = NEW.scope_key AND pause_contains(next, NEW)
    END;
    IF NOT fits THEN
        RAISE EXCEPTION 'abeyance: what follows this pause is not what its end allows' USING ERRCODE = 'AB024';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER followed AFTER UPDATE ON pauses_pause DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.period IS DISTINCT FROM NEW.period AND NOT upper_inf(NEW.period))
    EXECUTE FUNCTION pause_is_followed();
