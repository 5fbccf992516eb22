-- A pause stands as it was decided. Runs after lock_jurisdiction (triggers run in the order of their names),
-- so its moments are read while no act is between its look at the pauses and its commit.

CREATE FUNCTION pause_stands() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    -- What may still change while it is in force; everything else was decided once.
    open_to_change text[] := '{reference,review_by,countersigned_by_id,countersigned_at,reminded_on,escalated_at,
                               period,lifted_by_id,mandate_id}';
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF isempty(NEW.period) OR NOT upper_inf(NEW.period) OR NEW.lifted_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: a pause begins without an end' USING ERRCODE = 'AB021';
        END IF;
        IF NEW.countersigned_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: a pause is countersigned after it was decided' USING ERRCODE = 'AB021';
        END IF;
        -- Only what was kept elsewhere before may have begun before now: nobody backdates a pause.
        IF NOT NEW.taken_over AND lower(NEW.period) < clock_timestamp() THEN
            NEW.period := tstzrange(clock_timestamp(), NULL);
        END IF;
        RETURN NEW;
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
        IF isempty(NEW.period) OR upper_inf(NEW.period) THEN
            RAISE EXCEPTION 'abeyance: the period of a pause is ended and not rewritten' USING ERRCODE = 'AB021';
        END IF;
        IF lower(OLD.period) >= clock_timestamp() THEN
            RAISE EXCEPTION 'abeyance: a pause that has not begun is not lifted' USING ERRCODE = 'AB021';
        END IF;
        -- It ends at this moment by the clock of the database, whatever was asked for.
        NEW.period := tstzrange(lower(OLD.period), clock_timestamp());
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stands_as_decided BEFORE INSERT OR UPDATE ON pauses_pause
    FOR EACH ROW EXECUTE FUNCTION pause_stands();
