-- The tree of jurisdictions: each row keeps the ids of its ancestors, root first and itself last.

-- One number for all of Abeyance's advisory locks on jurisdictions: 1 July 2020.
CREATE FUNCTION jurisdiction_lock_class() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 20200701';

CREATE FUNCTION jurisdiction_place() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    above bigint[] := '{}';
BEGIN
    IF NEW.parent_id IS NOT NULL THEN
        SELECT ancestors INTO STRICT above FROM jurisdictions_jurisdiction WHERE id = NEW.parent_id FOR SHARE;
    END IF;
    IF NEW.id = ANY (above) THEN
        RAISE EXCEPTION 'abeyance: a jurisdiction cannot be part of one of its own parts'
            USING ERRCODE = 'AB010';
    END IF;
    NEW.ancestors := above || NEW.id;
    RETURN NEW;
END $$;

CREATE TRIGGER place_in_tree BEFORE INSERT OR UPDATE OF parent_id, ancestors ON jurisdictions_jurisdiction
    FOR EACH ROW EXECUTE FUNCTION jurisdiction_place();

-- Moving a jurisdiction changes which pauses reach its parts: nobody may be deciding about them meanwhile.
-- Parts follow level by level, each by this same trigger.
CREATE FUNCTION jurisdiction_move_parts() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- An older snapshot misses a part that was hung below meanwhile: it would keep ancestors it has no more.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'abeyance: jurisdictions are moved under READ COMMITTED only' USING ERRCODE = 'AB003';
    END IF;
    PERFORM pg_advisory_xact_lock(jurisdiction_lock_class(), NEW.id::integer);
    UPDATE jurisdictions_jurisdiction SET ancestors = NEW.ancestors || id WHERE parent_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER move_parts_too AFTER UPDATE OF parent_id, ancestors ON jurisdictions_jurisdiction
    FOR EACH ROW WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors) EXECUTE FUNCTION jurisdiction_move_parts();
