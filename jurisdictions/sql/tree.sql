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

-- Moving a jurisdiction changes which pauses reach its parts: nobody may be deciding about them meanwhile. Every
-- guard holds the lock of the world shared, so whoever moves takes that one exclusively, before any row, and no
-- other advisory lock: somebody who waits for a row of the tree then never stands in the way of whoever holds it.
CREATE FUNCTION lock_tree() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    -- An older snapshot misses a part that was hung below meanwhile: it would keep ancestors it has no more.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'abeyance: jurisdictions are moved under READ COMMITTED only' USING ERRCODE = 'AB003';
    END IF;
    PERFORM pg_advisory_xact_lock(jurisdiction_lock_class(), world.id::integer)
       FROM (SELECT id FROM jurisdictions_jurisdiction WHERE parent_id IS NULL ORDER BY id) world;
END $$;

CREATE FUNCTION jurisdiction_before_move() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_tree();
    RETURN NULL;
END $$;

-- Whoever hangs in a new one waits for a move as well, and moves wait for them: they lock what it is part of.
CREATE FUNCTION jurisdiction_before_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(jurisdiction_lock_class(), world.id::integer)
       FROM (SELECT id FROM jurisdictions_jurisdiction WHERE parent_id IS NULL ORDER BY id) world;
    RETURN NULL;
END $$;

-- For a statement, since a trigger for a row comes after the lock of that row.
CREATE TRIGGER lock_tree BEFORE UPDATE OF parent_id, ancestors ON jurisdictions_jurisdiction
    FOR EACH STATEMENT EXECUTE FUNCTION jurisdiction_before_move();
CREATE TRIGGER share_tree BEFORE INSERT ON jurisdictions_jurisdiction
    FOR EACH STATEMENT EXECUTE FUNCTION jurisdiction_before_insert();

-- Parts follow level by level, each by this same trigger.
CREATE FUNCTION jurisdiction_move_parts() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE jurisdictions_jurisdiction SET ancestors = NEW.ancestors || id WHERE parent_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER move_parts_too AFTER UPDATE OF parent_id, ancestors ON jurisdictions_jurisdiction
    FOR EACH ROW WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors) EXECUTE FUNCTION jurisdiction_move_parts();
